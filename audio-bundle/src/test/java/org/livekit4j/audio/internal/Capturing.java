package org.livekit4j.audio.internal;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;

/** A capture on a thread of its own. */
record Capturing(Thread thread, CompletableFuture<Void> outcome) {

    static Capturing start(AudioSource source, AudioFrame frame) {
        CompletableFuture<Void> outcome = new CompletableFuture<>();
        Thread thread = Thread.startVirtualThread(() -> {
            try {
                source.capture(frame);
                outcome.complete(null);
            } catch (Throwable e) {
                outcome.completeExceptionally(e);
            }
        });
        return new Capturing(thread, outcome);
    }

    /** The native side has one piece, the ring is full, and the thread waits for room. */
    static Capturing beyondTheRing(AudioSource source, HeldClient client) {
        Capturing capturing = start(source,
                AudioFrame.silence(source.options().sampleRate(), 1, 60 * source.options().sampleRate()));
        await().until(() -> client.captures.size() == 1);
        capturing.awaitWaiting();
        return capturing;
    }

    void awaitWaiting() {
        await().until(() -> thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
    }

    Throwable failure() throws InterruptedException {
        try {
            outcome.get();
            throw new AssertionError("it did not fail");
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
