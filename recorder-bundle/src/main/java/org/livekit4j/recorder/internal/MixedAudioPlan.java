package org.livekit4j.recorder.internal;

import java.util.stream.Stream;
import org.livekit4j.recorder.RecordedFile;
import org.livekit4j.track.RemoteAudioTrack;

/** All voices become one file. */
final class MixedAudioPlan implements Plan {
    private final FileChain chain;
    private final Mix mix;

    MixedAudioPlan(Studio studio) {
        chain = studio.chain(studio.everybody(), studio.audioFiles());
        mix = new Mix(studio, chain, System.nanoTime());
        studio.workers().start(false, "all voices", () -> {
            try {
                mix.run();
            } finally {
                chain.finish();
            }
        });
    }

    @Override
    public void add(Source source) {
        if (source.track() instanceof RemoteAudioTrack track) {
            mix.add(source, track);
        }
    }

    @Override
    public Stream<RecordedFile> files() {
        return Plan.files(Stream.of(chain));
    }
}
