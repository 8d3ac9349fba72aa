package org.livekit4j.ffi.track;

import java.util.Objects;
import java.util.function.Consumer;
import org.livekit4j.Registration;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.TrackSource;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A track or participant on which streams are opened, with its native handle. Through it, one bundle opens streams on objects of
 * another. Implementations are safe for use by several threads.
 */
@ProviderType
public interface StreamOrigin {

    /** {@return the native handle, which belongs to the origin and must not be closed by others} */
    FfiHandle handle();

    /** {@return the description that streams of this origin carry} */
    StreamInfo info();

    /**
     * Returns the reason why the native library ended a stream of this origin. For a remote origin it waits up to a second for
     * the room's event, because a native stream may end before that event states the reason. Must not be called on a native
     * thread.
     *
     * @return the reason
     */
    StreamEnd nativeEnd();

    /**
     * Checks that media of this origin can be decrypted if it is encrypted end to end. A local origin is not encrypted on its way
     * here.
     *
     * @param source where the media comes from, which tells the tracks of a participant apart
     * @throws org.livekit4j.track.UndecryptableException if the media is encrypted and its room does not decrypt it
     */
    default void requireDecryptable(TrackSource source) {
        Objects.requireNonNull(source, "source is null");
    }

    /**
     * Adds a listener to ends that the native library does not always signal to streams, such as the end of a subscription. The
     * listener is called like one of {@link CompletionSignal#listen}.
     *
     * @param listener the listener
     * @return removes the listener when closed
     */
    Registration onEnd(Consumer<StreamEnd> listener);
}
