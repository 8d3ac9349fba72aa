package org.livekit4j.recorder.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.recorder.RecordedFile;
import org.livekit4j.track.RemoteAudioTrack;

/** Each audio track becomes a file of its own. */
final class TrackPlan implements Plan {
    private final Studio studio;
    private final Set<FileChain> chains = ConcurrentHashMap.newKeySet();

    TrackPlan(Studio studio) {
        this.studio = studio;
    }

    @Override
    public void add(Source source) {
        if (source.track() instanceof RemoteAudioTrack track) {
            AudioStream stream = studio.audio().get().openStream(track, studio.stream());
            FileChain chain = studio.chain(source.subject(studio.room()), studio.audioFiles());
            chains.add(chain);
            studio.workers().start(false, source.shown(), () -> record(stream, chain));
        }
    }

    private void record(AudioStream stream, FileChain chain) {
        Take take = new Take(chain);
        try {
            new Pump<>(stream, studio.workers()::stopping, take::frame, frames -> chain.lose(frames * Studio.FRAME_SAMPLES, 0))
                    .run();
        } finally {
            chain.finish();
            chains.remove(chain);
        }
    }

    /** Begins with the first frame. */
    private static final class Take {
        private final FileChain chain;
        private Timeline timeline;

        Take(FileChain chain) {
            this.chain = chain;
        }

        void frame(AudioFrame frame) {
            long now = System.nanoTime();
            if (timeline == null) {
                timeline = new Timeline(OpusPackets.RATE, Studio.QUEUE_MS, now - frame.durationUs() * 1_000);
            }
            chain.audio(timeline.place(frame.samplesPerChannel(), now), frame.data());
            timeline.ready(System.nanoTime());
        }
    }

    @Override
    public Stream<RecordedFile> files() {
        return Plan.files(chains.stream());
    }
}
