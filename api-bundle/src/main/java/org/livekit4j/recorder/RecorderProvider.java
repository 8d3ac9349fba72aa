package org.livekit4j.recorder;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.livekit4j.audio.Audio;
import org.livekit4j.video.Video;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes recorders in plain Java; found by {@link java.util.ServiceLoader}. The artifact {@code org.livekit4j.recorder} has the
 * implementation. Users call {@link org.livekit4j.LiveKit#recorder} instead.
 */
@ProviderType
public interface RecorderProvider {

    /** A recorder that is closed: then its recordings are stopped, and their files completed. */
    interface Owned extends Recorder, AutoCloseable {

        /** Stops the recordings, and waits until their files are complete, but for 15 seconds at most. Idempotent. */
        @Override
        void close();
    }

    /**
     * Makes a recorder.
     *
     * @param audio returns the service that streams are opened with
     * @param video returns the service that streams are opened with
     * @param onClose told of the recorder when it is closed
     * @return the recorder, which the caller closes
     */
    Owned open(Supplier<Audio> audio, Supplier<Video> video, Consumer<Owned> onClose);
}
