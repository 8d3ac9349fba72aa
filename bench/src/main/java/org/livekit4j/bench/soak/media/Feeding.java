package org.livekit4j.bench.soak.media;

import java.time.Duration;
import org.livekit4j.LiveKitException;

/** Sends the frames of a line until it is closed, at its pace, which does not close the line. */
public final class Feeding implements AutoCloseable {
    private final Thread thread;

    public Feeding(Line<?> line) {
        thread = Thread.ofVirtual().name("soak feeding").start(() -> feed(line));
    }

    private static void feed(Line<?> line) {
        try {
            while (true) {
                line.send();
                Thread.sleep(Duration.ofMillis(line.frameMillis()));
            }
        } catch (InterruptedException | IllegalStateException | LiveKitException e) {
            // closed, or the service is gone
        }
    }

    /** Whether it has ended by itself, because the line takes no more frames. */
    public boolean over() {
        return !thread.isAlive();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
