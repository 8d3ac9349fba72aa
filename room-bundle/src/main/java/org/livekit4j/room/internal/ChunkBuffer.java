package org.livekit4j.room.internal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.livekit4j.LiveKitException;
import org.livekit4j.room.IncomingLimits;
import org.livekit4j.room.stream.StreamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has arrived of a stream and waits to be read: the oldest chunks in memory, newer ones in a temporary file, and the newest on their
 * way to it. A thread of its own writes the file: chunks are added on a native thread, which must not wait for a disk.
 */
final class ChunkBuffer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamException.class);
    /** Stands for the next chunk where that is on the disk. */
    private static final byte[] ON_DISK = new byte[0];
    /** So many bytes may be on their way to the disk: some seconds of a fast sender. */
    private static final long MAX_MOVING = 16L * 1024 * 1024;

    private final int memoryBytes;
    /** Held by one reader at a time, so that chunks keep their order. */
    private final ReentrantLock reading = new ReentrantLock();
    /** Of the disk; never waited for under the other lock. */
    private final ReentrantLock diskLock = new ReentrantLock();
    private final SpillFile disk;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** These under the lock. */
    private final Deque<byte[]> inMemory = new ArrayDeque<>();
    private final Deque<byte[]> moving = new ArrayDeque<>();
    private long heldBytes;
    private long movingBytes;
    private int onDisk;
    private boolean writing;
    private boolean over;
    private RuntimeException failure;
    private boolean closed;

    ChunkBuffer(IncomingLimits limits) {
        this.memoryBytes = limits.streamMemoryBytes();
        this.disk = new SpillFile(limits.streamDiskBytes());
    }

    /** Takes a chunk, which is not changed any more. Does not wait. */
    void add(byte[] chunk) {
        lock.lock();
        try {
            if (over || closed || chunk.length == 0) {
                return;
            }
            boolean spilled = onDisk > 0 || writing || !moving.isEmpty();
            if (!spilled && (inMemory.isEmpty() || heldBytes + chunk.length <= memoryBytes)) {
                inMemory.add(chunk);
                heldBytes += chunk.length;
            } else if (movingBytes + chunk.length > MAX_MOVING) {
                stop(new StreamException("the stream arrives faster than the disk takes what waits to be read"));
            } else {
                moving.add(chunk);
                movingBytes += chunk.length;
                spill();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void spill() {
        if (!writing && !moving.isEmpty()) {
            Thread.ofVirtual().name("livekit-stream-spill").inheritInheritableThreadLocals(false).start(this::write);
            writing = true;
        }
    }

    private void write() {
        for (byte[] chunk = firstMoving(); chunk != null; chunk = firstMoving()) {
            RuntimeException problem = null;
            diskLock.lock();
            try {
                disk.add(chunk);
            } catch (StreamException e) {
                problem = e;
            } catch (Throwable e) { // also an Error: the reader waits
                problem = new StreamException("what waits to be read could not be written to the disk: " + e.getMessage(), e);
            } finally {
                diskLock.unlock();
            }
            written(chunk, problem);
        }
    }

    private byte[] firstMoving() {
        lock.lock();
        try {
            byte[] chunk = closed ? null : moving.poll();
            writing = chunk != null;
            changed.signalAll();
            return chunk;
        } finally {
            lock.unlock();
        }
    }

    private void written(byte[] chunk, RuntimeException problem) {
        lock.lock();
        try {
            movingBytes -= chunk.length;
            if (problem == null) {
                onDisk++;
            } else {
                moving.clear();
                movingBytes = 0;
                stop(problem);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing comes any more. Only the first reason counts, but a failure to keep what came is one in any case. */
    private void stop(RuntimeException reason) {
        over = true;
        failure = failure == null ? reason : failure;
        changed.signalAll();
    }

    /** The stream has ended; what has come can still be read. */
    void end() {
        end(null);
    }

    /** The stream has broken off; what has come can still be read. */
    void fail(LiveKitException reason) {
        end(reason);
    }

    private void end(LiveKitException reason) {
        lock.lock();
        try {
            if (!over) {
                stop(reason);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the next chunk.
     *
     * @return null at the end
     */
    byte[] take() throws InterruptedException {
        reading.lockInterruptibly();
        try {
            byte[] chunk = awaitChunk();
            return chunk == ON_DISK ? fromDisk() : chunk;
        } finally {
            reading.unlock();
        }
    }

    /** Whether a chunk is in memory. */
    boolean isReady() {
        lock.lock();
        try {
            return !closed && !inMemory.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private byte[] awaitChunk() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                if (!inMemory.isEmpty()) {
                    byte[] chunk = inMemory.poll();
                    heldBytes -= chunk.length;
                    return chunk;
                }
                if (onDisk > 0) {
                    return ON_DISK;
                }
                if (!writing && !moving.isEmpty()) {
                    byte[] chunk = moving.poll();
                    movingBytes -= chunk.length;
                    return chunk;
                }
                if (over && !writing) {
                    return atTheEnd();
                }
                changed.await();
            }
            throw new IllegalStateException("the stream is closed");
        } finally {
            lock.unlock();
        }
    }

    /** @return null, unless the stream has failed */
    private byte[] atTheEnd() {
        if (failure != null) {
            throw failure;
        }
        return null;
    }

    private byte[] fromDisk() {
        byte[] chunk;
        diskLock.lock();
        try {
            chunk = disk.remove();
        } catch (IOException | RuntimeException e) {
            throw lost(e);
        } finally {
            diskLock.unlock();
        }
        lock.lock();
        try {
            onDisk--;
        } finally {
            lock.unlock();
        }
        return chunk;
    }

    /** What is on the disk cannot be had: it is not left out, but all that comes after it is lost as well. */
    private RuntimeException lost(Exception cause) {
        lock.lock();
        try {
            if (closed) {
                return new IllegalStateException("the stream is closed");
            }
            onDisk = 0;
            moving.clear();
            stop(new StreamException("what waited to be read could not be read from the disk: " + cause.getMessage(), cause));
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /** Discards all. Idempotent. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            inMemory.clear();
            moving.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        diskLock.lock();
        try {
            disk.close();
        } catch (IOException e) {
            LOG.debug("A temporary file could not be closed", e);
        } finally {
            diskLock.unlock();
        }
    }
}
