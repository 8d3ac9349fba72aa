package org.livekit4j.token.internal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.livekit4j.room.ConnectionDetails;
import org.livekit4j.room.TokenRequest;
import org.livekit4j.room.TokenSource;

/** Keeps what a source has answered to each request, until the token is about to expire. One that is no JWT is not kept. */
public final class CachingSource implements TokenSource {
    /** For the server's clock to differ, and for the room to be joined. */
    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final int MAX_ENTRIES = 100;

    private final TokenSource source;
    private final InstantSource clock;
    private final Map<TokenRequest, Entry> entries = new ConcurrentHashMap<>();

    public CachingSource(TokenSource source, InstantSource clock) {
        this.source = Objects.requireNonNull(source, "source is null");
        this.clock = clock;
    }

    @Override
    public ConnectionDetails fetch(TokenRequest request) throws IOException, InterruptedException {
        if (entries.size() > MAX_ENTRIES) {
            entries.clear(); // a source that is asked for ever new rooms has no use for them
        }
        return entries.computeIfAbsent(request, _ -> new Entry()).fetch(request);
    }

    /** An answer. The source is asked once for all that wait for the same. */
    private final class Entry {
        private final ReentrantLock lock = new ReentrantLock();
        private ConnectionDetails details;
        private Instant until = Instant.MIN;

        ConnectionDetails fetch(TokenRequest request) throws IOException, InterruptedException {
            lock.lockInterruptibly();
            try {
                if (!clock.instant().isBefore(until)) {
                    until = Instant.MIN;
                    details = source.fetch(request);
                    until = end(details);
                }
                return details;
            } finally {
                lock.unlock();
            }
        }

        private Instant end(ConnectionDetails details) {
            try {
                return Jwt.parse(details.token()).claims().time("exp").map(end -> end.minus(MARGIN)).orElse(Instant.MIN);
            } catch (IllegalArgumentException e) {
                return Instant.MIN;
            }
        }
    }

    @Override
    public String toString() {
        return "CachingSource[]";
    }
}
