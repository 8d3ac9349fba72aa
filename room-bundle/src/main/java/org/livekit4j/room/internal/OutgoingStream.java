package org.livekit4j.room.internal;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.livekit4j.ffi.Completion;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.room.stream.StreamException;

/** A stream that is written step by step. The native library does not keep the order of writes, so one is sent at a time. */
final class OutgoingStream {
    private static final Duration LEAST_TIME = Duration.ofMinutes(1);
    private static final int LEAST_BYTES_PER_MS = 10;

    private final StreamKind kind;
    private final RoomRequests operations;
    private final FfiHandle handle;
    private final Consumer<OutgoingStream> onOver;
    /** Not handed out. */
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final ReentrantLock lock = new ReentrantLock();
    /** These under the lock. */
    private final Deque<Step> waiting = new ArrayDeque<>();
    private boolean busy;
    private boolean over;
    private boolean released;
    private Throwable broken;
    private volatile Map<String, String> lastAttributes = Map.of();

    /** @param done is not handed out */
    private record Step(String what, LongFunction<FfiRequest> request, int bytes, CompletableFuture<Void> done) {}

    /**
     * @param handle of its writer
     * @param onOver is run when the handle is gone
     */
    OutgoingStream(StreamKind kind, RoomRequests operations, FfiHandle handle, Consumer<OutgoingStream> onOver) {
        this.kind = kind;
        this.operations = operations;
        this.handle = handle;
        this.onOver = onOver;
    }

    /** How long the native library may take for so many bytes. */
    static Duration timeout(long bytes) {
        return LEAST_TIME.plusMillis(bytes / LEAST_BYTES_PER_MS);
    }

    /**
     * Sends the pieces after all that wait.
     *
     * @return for the last of them; of a failure later ones fail as well
     * @throws IllegalStateException if the stream is over
     */
    CompletableFuture<Void> write(List<ByteString> pieces) {
        CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
        lock.lock();
        try {
            if (released) {
                return operations.pending().untilTheEnd(new CompletableFuture<>());
            }
            if (over) {
                throw new IllegalStateException("the stream is finished, aborted or closed");
            }
            if (broken != null) {
                return operations.pending().untilTheEnd(CompletableFuture.failedFuture(broken));
            }
            for (ByteString piece : pieces) {
                last = new CompletableFuture<>();
                waiting.add(new Step("writing to a " + kind.label() + " stream", id -> kind.write(handle.id(), piece, id),
                        piece.size(), last));
            }
        } finally {
            lock.unlock();
        }
        work();
        return operations.pending().untilTheEnd(last);
    }

    /** The end has these attributes besides those that it is finished with. */
    void finishWith(Map<String, String> attributes) {
        lastAttributes = attributes;
    }

    /** After all that waits. A stream of which a part could not be sent is aborted. */
    CompletableFuture<Void> finish(Map<String, String> attributes) {
        Map<String, String> all = new HashMap<>(lastAttributes);
        all.putAll(attributes);
        StreamOptionsEncoder.check(all);
        return end("", Map.copyOf(all), List.of());
    }

    /** Before all that waits. */
    CompletableFuture<Void> abort(String reason) {
        if (reason.isBlank() || Utf8.length(reason) > StreamOptionsEncoder.MAX_BYTES) {
            throw new IllegalArgumentException("reason has " + Utf8.length(reason) + " bytes; it must have from 1 to "
                    + StreamOptionsEncoder.MAX_BYTES + ", and not be blank");
        }
        lock.lock();
        List<Step> dropped;
        try {
            dropped = over ? List.of() : List.copyOf(waiting);
            waiting.removeAll(dropped);
        } finally {
            lock.unlock();
        }
        return end(reason, Map.of(), dropped);
    }

    private CompletableFuture<Void> end(String reason, Map<String, String> attributes, List<Step> dropped) {
        lock.lock();
        try {
            if (!over && !released) {
                over = true;
                waiting.add(new Step("ending a " + kind.label() + " stream", id -> close(reason, attributes, id), 0, ended));
            }
        } finally {
            lock.unlock();
        }
        dropped.forEach(step -> Completion.fail(step.done(), new StreamException("the stream was aborted")));
        work();
        return operations.pending().untilTheEnd(ended);
    }

    /** The native library has the handle no more, whatever it answers. */
    private FfiRequest close(String reason, Map<String, String> attributes, long id) {
        boolean whole;
        lock.lock();
        try {
            whole = broken == null;
        } finally {
            lock.unlock();
        }
        String told = reason.isEmpty() && !whole ? "a part of it could not be sent" : reason;
        FfiRequest request = kind.close(handle.id(), told, attributes, id);
        handle.consumed();
        return request;
    }

    private void work() {
        Step next;
        lock.lock();
        try {
            next = busy ? null : waiting.poll();
            busy = busy || next != null;
        } finally {
            lock.unlock();
        }
        if (next != null) {
            send(next);
        }
    }

    private void send(Step step) {
        operations.request(step.what(), step.request(), timeout(step.bytes()), _ -> null).whenComplete((_, failure) -> {
            lock.lock();
            try {
                busy = false;
                if (failure != null) {
                    broken = broken == null ? failure : broken;
                    failAll();
                }
            } finally {
                lock.unlock();
            }
            if (step.done() == ended) {
                onOver.accept(this);
            }
            if (failure == null) {
                Completion.completeNow(step.done(), null);
            } else {
                Completion.failNow(step.done(), failure);
            }
            work();
        });
    }

    /** Waits for the write. */
    void writeNow(List<ByteString> pieces) throws IOException {
        try {
            await(write(pieces));
        } catch (IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Waits for the end, for a bounded time. */
    void finishNow() throws IOException {
        await(finish(Map.of()).orTimeout(LEAST_TIME.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static void await(CompletableFuture<Void> answer) throws IOException {
        try {
            answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while a stream was sent");
            interrupted.initCause(e);
            throw interrupted;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        }
    }

    /** What waits but for the end would leave a gap. */
    private void failAll() {
        for (Step step : List.copyOf(waiting)) {
            if (step.done() != ended) {
                waiting.remove(step);
                Completion.fail(step.done(), broken);
            }
        }
    }

    /** The room has ended: what is not done never is. */
    void release() {
        lock.lock();
        try {
            released = true;
            waiting.clear();
        } finally {
            lock.unlock();
        }
        handle.close();
    }
}
