package org.livekit4j.itests;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoStream;

/** Frames that flow while something else goes on: one after the other, each sent when the one before has come back. */
final class MediaFlow implements AutoCloseable {
    private final RoundTrip trip;
    private final AutoCloseable line;
    private final AutoCloseable stream;
    private final AtomicInteger received = new AtomicInteger();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile boolean over;

    /** Sends the frame with a number, and says which one has come. */
    private interface RoundTrip {
        int of(int number) throws Exception;
    }

    private MediaFlow(AutoCloseable line, AutoCloseable stream, RoundTrip trip) {
        this.line = line;
        this.stream = stream;
        this.trip = trip;
        Thread.ofVirtual().name("media flow").start(this::run);
    }

    static MediaFlow of(Audio audio) {
        AudioLine line = AudioLine.direct(audio);
        AudioStream stream = line.listen();
        return new MediaFlow(line, stream, number -> {
            line.sendNumbered(number, number);
            return AudioLine.takeNumbers(stream, 1).getFirst();
        });
    }

    static MediaFlow of(Video video) {
        VideoLine line = VideoLine.open(video);
        VideoStream stream = line.watch();
        return new MediaFlow(line, stream, number -> {
            line.sendNumbered(number, number);
            return VideoLine.takeNumbers(stream, 1).getFirst();
        });
    }

    private void run() {
        try {
            while (!over) {
                int number = received.get() % 30_000 + 1;
                if (trip.of(number) != number) {
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
