package org.livekit4j.recorder.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.opus.OpusEncoder;
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
        Timeline timeline = new Timeline(OpusEncoder.SAMPLE_RATE, Studio.QUEUE_MS, System.nanoTime(), new Take(chain));
        try {
            studio.record(stream, timeline, chain);
        } finally {
            chain.finish();
            chains.remove(chain);
        }
    }

    /** Begins with the first samples. */
    private static final class Take implements Timeline.Target {
        private final FileChain chain;
        private long first = -1;

        Take(FileChain chain) {
            this.chain = chain;
        }

        @Override
        public void audio(long place, short[] samples) {
            if (first < 0) {
                first = place;
            }
            chain.audio(place - first, samples);
        }
    }

    @Override
    public Stream<RecordedFile> files() {
        return Plan.files(chains.stream());
    }
}
