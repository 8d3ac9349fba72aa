package org.livekit4j.devices;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.livekit4j.audio.Audio;
import org.livekit4j.video.Video;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Opens devices in plain Java; found by {@link java.util.ServiceLoader}. The artifact {@code org.livekit4j.devices} has the
 * implementation. Users call {@link org.livekit4j.LiveKit#devices} instead.
 */
@ProviderType
public interface DevicesProvider {

    /** {@link Devices} with an end. */
    @ProviderType
    interface Opened extends Devices, AutoCloseable {

        /** Closes all that it has opened. Idempotent. */
        @Override
        void close();
    }

    /**
     * Opens the devices of one instance.
     *
     * @param audio the audio service of the instance, asked for when it is needed
     * @param video the video service of the instance, asked for when it is needed
     * @param parts the parts of the instance by type, as {@link org.livekit4j.LiveKit#unwrap} returns them
     * @param onClose told when the devices are closed
     * @return the devices, which the instance closes
     */
    Opened open(Supplier<Audio> audio, Supplier<Video> video, Function<Class<?>, ?> parts, Consumer<Opened> onClose);
}
