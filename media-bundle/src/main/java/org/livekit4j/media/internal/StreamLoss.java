package org.livekit4j.media.internal;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.livekit4j.ffi.management.FlightEvents;
import org.livekit4j.text.Printable;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.StreamStatistics;

/** The frames that one stream has lost, and how many of them were reported. */
final class StreamLoss {
    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final ProcessedStream<?> stream;
    private long told;
    private long recorded;
    private long dueNanos;

    StreamLoss(ProcessedStream<?> stream) {
        this.stream = stream;
    }

    /** What there is to say, if there is something new and it is time for it. Flight Recorder learns of each second. */
    synchronized Optional<String> news(long nowNanos) {
        StreamStatistics frames = stream.statistics();
        long lost = frames.dropped();
        record(lost, frames.queued());
        // A stream that keeps the latest loses frames by design, so one warning is enough
        boolean early = told > 0 && (nowNanos - dueNanos < 0 || stream.keepsLatest());
        if (lost <= told || early) {
            return Optional.empty();
        }
        long more = lost - told;
        told = lost;
        dueNanos = nowNanos + PAUSE_NANOS;
        return Optional.of("Stream " + Printable.of(stream.name()) + where() + " has lost " + more + " frames" + total(more)
                + ", because " + consumer()
                + (stream.keepsLatest() ? "; it keeps the latest frame only, and this is not told again" : ""));
    }

    private void record(long lost, long queued) {
        if (lost > recorded) {
            FlightEvents.framesDropped(stream.name(), stream.info(), stream.consumer(), lost - recorded, queued);
            recorded = lost;
        }
    }

    private String where() {
        StreamInfo info = stream.info();
        return info.room().isEmpty()
                ? ""
                : " of " + Printable.of(info.participant()) + " in room " + Printable.of(info.room());
    }

    private String total(long more) {
        return more == told ? "" : ", " + told + " by now";
    }

    private String consumer() {
        String consumer = stream.consumer();
        return consumer.isEmpty() ? "they were not taken in time" : consumer + " does not take them in time";
    }
}
