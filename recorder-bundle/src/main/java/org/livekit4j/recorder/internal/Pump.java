package org.livekit4j.recorder.internal;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.livekit4j.track.MediaStream;

/**
 * Takes the frames of a stream until it ends, or is told to stop: then it takes those that wait, and closes the stream.
 *
 * @param stream which nothing else consumes
 * @param stopping whether to stop
 * @param frames consumes each
 * @param lost told how many frames the stream has dropped since it was told last
 */
record Pump<F>(MediaStream<F> stream, BooleanSupplier stopping, Consumer<F> frames, LongConsumer lost) {
    private static final Duration STEP = Duration.ofMillis(100);

    void run() {
        long dropped = 0;
        try (stream) {
            boolean last;
            do {
                last = stopping.getAsBoolean() || stream.end().isPresent();
                F frame = stream.poll(last ? Duration.ZERO : STEP);
                if (frame != null) {
                    frames.accept(frame);
                    last = false;
                }
                long now = stream.statistics().dropped();
                if (now > dropped) {
                    lost.accept(now - dropped);
                    dropped = now;
                }
            } while (!last);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
