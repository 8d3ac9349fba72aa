package org.livekit4j.ffi.internal;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The panics that the library reported. */
final class PanicLog {
    private final AtomicLong count = new AtomicLong();
    private volatile String last;

    void add(String message) {
        last = message;
        count.incrementAndGet();
    }

    long count() {
        return count.get();
    }

    Optional<String> last() {
        return Optional.ofNullable(last);
    }
}
