package org.livekit4j.recorder.internal;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.livekit4j.audio.Audio;
import org.livekit4j.ffi.PackageClasses;
import org.livekit4j.recorder.RecorderProvider;
import org.livekit4j.video.Video;

/** Offers recorders where there is no OSGi. */
public final class PlainRecorders implements RecorderProvider {

    @Override
    public Owned open(Supplier<Audio> audio, Supplier<Video> video, Consumer<Owned> onClose) {
        PackageClasses.load(PlainRecorders.class);
        return new OwnedRecorder(audio, video, onClose);
    }

    private static final class OwnedRecorder extends RecorderService implements Owned {
        private final Consumer<Owned> onClose;

        OwnedRecorder(Supplier<Audio> audio, Supplier<Video> video, Consumer<Owned> onClose) {
            super(audio, video, searchPath(), List::of);
            this.onClose = onClose;
        }

        @Override
        public void close() {
            super.close();
            onClose.accept(this);
        }
    }
}
