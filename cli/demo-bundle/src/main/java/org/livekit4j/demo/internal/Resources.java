package org.livekit4j.demo.internal;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was opened, last first. */
final class Resources implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private boolean closed;

    /** After {@link #close} the resource is closed at once, and {@link IllegalStateException} thrown. */
    synchronized <T extends AutoCloseable> T add(T resource) {
        opened.push(resource);
        if (closed) {
            close();
            throw new IllegalStateException("closed");
        }
        return resource;
    }

    /** Closes each, also if another one throws; then throws the first. */
    @Override
    public synchronized void close() {
        closed = true;
        IllegalStateException failed = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                failed = failed == null ? new IllegalStateException(e.getMessage(), e) : failed;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
