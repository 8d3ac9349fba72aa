package org.livekit4j.standalone.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The one engine of a JVM, for several users: the first one opens it, and the last one closes it. */
final class SharedEngine {
    private final Function<Optional<Path>, ? extends Engine> opener;
    /** Held while the engine is opened or closed, so that the next user waits for that. */
    private final ReentrantLock lock = new ReentrantLock();
    private Engine engine;
    private volatile int users;

    /** @param opener opens the engine with this file of the library; empty for the one that is found */
    SharedEngine(Function<Optional<Path>, ? extends Engine> opener) {
        this.opener = opener;
    }

    /**
     * Opens the engine, unless it is open.
     *
     * @param library the file to load; empty for the one that is loaded already, or found
     * @throws IllegalStateException if another file is loaded
     */
    Lease acquire(Optional<Path> library) {
        lock.lock();
        try {
            if (users == 0) {
                engine = opener.apply(library);
            } else {
                library.ifPresent(this::requireLoaded);
            }
            users++;
            return new Lease();
        } finally {
            lock.unlock();
        }
    }

    private void requireLoaded(Path wanted) {
        Path loaded = engine.library();
        if (!wanted.toAbsolutePath().normalize().equals(loaded.toAbsolutePath().normalize())) {
            throw new IllegalStateException("library is " + wanted + ", but another LiveKit has loaded " + loaded
                    + ": there can be one in a JVM; close that LiveKit first, or omit library to share it");
        }
    }

    private void release() {
        lock.lock();
        try {
            users--;
            if (users == 0) {
                Engine last = engine;
                engine = null;
                last.close();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The use of the engine by one user, until it is closed. */
    final class Lease implements AutoCloseable {
        private final Engine leased = engine;
        private boolean closed;

        Engine engine() {
            return leased;
        }

        /** How many use the engine. */
        int users() {
            return users;
        }

        /** Closes the engine if nobody else uses it. Idempotent. */
        @Override
        public void close() {
            synchronized (this) {
                if (closed) {
                    return;
                }
                closed = true;
            }
            release();
        }
    }
}
