package org.livekit4j.ffi.track;

import java.util.function.Consumer;
import org.livekit4j.Registration;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.osgi.annotation.versioning.ProviderType;

/** What a stream is opened on, with its native handle: how one bundle opens streams on what another one made. */
@ProviderType
public interface StreamOrigin {

    /** The origin's own; not to be closed by others. */
    FfiHandle handle();

    /** What streams opened on this carry. */
    StreamInfo info();

    /**
     * What it means that the native library has ended a stream on this. For what is remote it waits, for a second at most, for the
     * room to tell: a native stream can end before the room's event that says why. So it is not for native threads.
     */
    StreamEnd nativeEnd();

    /**
     * Adds a listener to an end that the native library does not always tell streams, such as that of a subscription, as
     * {@link CompletionSignal#listen} does.
     */
    Registration onEnd(Consumer<StreamEnd> listener);
}
