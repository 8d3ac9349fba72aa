package org.livekit4j.itests;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioStream;

/** Audio that flows while something else goes on: frame after frame, each sent when the one before has come back. */
final class AudioFlow implements AutoCloseable {
    private final AudioLine line;
    private final AudioStream stream;
    private final AtomicInteger received = new AtomicInteger();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile boolean over;

    AudioFlow(Audio audio) {
        line = AudioLine.direct(audio);
        stream = line.listen();
        Thread.ofVirtual().name("audio flow").start(this::run);
    }

    private void run() {
        try {
            while (!over) {
                int number = received.get() % 30_000 + 1;
                line.sendNumbered(number, number);
                if (AudioLine.takeNumbers(stream, 1).getFirst() != number) {
                    throw new AssertionError("not frame " + number);
                }
                received.incrementAndGet();
            }
            done.complete(null);
        } catch (Throwable e) {
            done.completeExceptionally(e);
        }
    }

    /** How many frames have come back, all in order. */
    int received() {
        return received.get();
    }

    /** Ends the flow; throws if a frame was lost or came out of order, or if the stream ended. */
    @Override
    public void close() throws Exception {
        over = true;
        try {
            done.get(60, TimeUnit.SECONDS);
        } finally {
            stream.close();
            line.close();
        }
    }
}
