package org.livekit4j.dashboard.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.livekit4j.Registration;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.media.SinkService;
import org.livekit4j.track.StreamInfo;

/**
 * Measures how loud the streams are, after all processors, so that the consumers' sound is measured. Streams with the same
 * description share a level.
 */
final class Levels implements BiConsumer<Object, StreamInfo>, AutoCloseable {
    private final Map<StreamInfo, AtomicInteger> peaks = new ConcurrentHashMap<>();
    private final Map<Audio, Registration> measured = new HashMap<>();

    /** Measures the streams of these services, and of no others. */
    void follow(List<Audio> services) {
        measured.entrySet().removeIf(entry -> {
            boolean gone = !services.contains(entry.getKey());
            if (gone) {
                entry.getValue().close();
            }
            return gone;
        });
        for (Audio audio : services) {
            try {
                measured.computeIfAbsent(audio, one -> SinkService.of(AudioSink.class, one).observe(this));
            } catch (IllegalArgumentException e) {
                // It is of another version of the bundles, which this one cannot look into.
            }
        }
    }

    @Override
    public void accept(Object frame, StreamInfo stream) {
        if (frame instanceof AudioFrame audio) {
            int peak = 0;
            for (short sample : audio.data()) {
                peak = Math.max(peak, Math.abs(sample));
            }
            peaks.computeIfAbsent(stream, _ -> new AtomicInteger()).accumulateAndGet(peak, Math::max);
        }
    }

    /** The peaks since the call before, 0 to 32,768; of the other streams nothing is kept. */
    Map<StreamInfo, Integer> take(List<StreamInfo> streams) {
        peaks.keySet().retainAll(streams);
        Map<StreamInfo, Integer> taken = new HashMap<>();
        streams.forEach(stream -> Optional.ofNullable(peaks.get(stream))
                .ifPresent(peak -> taken.computeIfAbsent(stream, _ -> peak.getAndSet(0))));
        return taken;
    }

    @Override
    public void close() {
        follow(List.of());
    }
}
