package org.livekit4j.itests;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoStream;

/** Frames that flow while something else goes on: one after the other, each sent when the one before has come back. */
final class VideoFlow implements AutoCloseable {
    private final VideoLine line;
    private final VideoStream stream;
    private final AtomicInteger received = new AtomicInteger();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile boolean over;

    VideoFlow(Video video) {
        line = VideoLine.open(video);
        stream = line.watch();
        Thread.ofVirtual().name("video flow").start(this::run);
    }

    private void run() {
        try {
            while (!over) {
                int number = received.get() % 30_000 + 1;
                line.sendNumbered(number, number);
                if (VideoLine.takeNumbers(stream, 1).getFirst() != number) {
                    throw new AssertionError("not picture " + number);
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

    /** Ends the flow; throws if one was lost or came out of order, or if the stream ended. */
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
