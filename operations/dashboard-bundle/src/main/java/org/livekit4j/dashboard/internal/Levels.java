package org.livekit4j.dashboard.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.track.StreamInfo;

/**
 * Measures how loud the streams are, as their last processor, so that the consumers' sound is measured. Streams with the same
 * description share a level.
 */
final class Levels implements AudioFrameProcessor, AutoCloseable {
    private static final Map<String, ?> PROPERTIES = Map.of(PlugInConstants.NAME, "dashboard level meter", "service.ranking",
            Integer.MIN_VALUE);

    private final Map<StreamInfo, AtomicInteger> peaks = new ConcurrentHashMap<>();
    private final Map<Audio, UpdatableRegistration> measured = new HashMap<>();

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
                measured.computeIfAbsent(audio, one -> one.addProcessor(this, PROPERTIES));
            } catch (IllegalStateException e) {
                // It is closing; the next look will not find it.
            }
        }
    }

    @Override
    public AudioFrame process(AudioFrame frame, StreamInfo stream) {
        int peak = 0;
        for (short sample : frame.data()) {
            peak = Math.max(peak, Math.abs(sample));
        }
        peaks.computeIfAbsent(stream, _ -> new AtomicInteger()).accumulateAndGet(peak, Math::max);
        return frame;
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
