package org.livekit4j.devices.internal;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.livekit4j.audio.Audio;
import org.livekit4j.devices.DevicesProvider;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.PackageClasses;
import org.livekit4j.video.Video;

/** Opens devices where there is no OSGi. */
public final class PlainDevices implements DevicesProvider {

    @Override
    public Opened open(Supplier<Audio> audio, Supplier<Video> video, Function<Class<?>, ?> parts, Consumer<Opened> onClose) {
        PackageClasses.load(PlainDevices.class);
        return new Own(audio, video, parts, onClose);
    }

    /** The devices of one instance. */
    private static final class Own extends DevicesService {
        private final Supplier<Audio> audio;
        private final Supplier<Video> video;
        private final Function<Class<?>, ?> parts;
        private final Consumer<Opened> onClose;

        Own(Supplier<Audio> audio, Supplier<Video> video, Function<Class<?>, ?> parts, Consumer<Opened> onClose) {
            this.audio = audio;
            this.video = video;
            this.parts = parts;
            this.onClose = onClose;
        }

        @Override
        Audio audio() {
            return audio.get();
        }

        @Override
        Video video() {
            return video.get();
        }

        @Override
        FfiClient client() {
            return (FfiClient) parts.apply(FfiClient.class);
        }

        @Override
        public void close() {
            super.close();
            onClose.accept(this);
        }
    }
}
