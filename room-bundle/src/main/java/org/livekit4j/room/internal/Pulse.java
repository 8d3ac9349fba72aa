package org.livekit4j.room.internal;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.livekit4j.ffi.EventStatistics;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.DisconnectReason;

/**
 * Detects whether events of a room still arrive. It asks an idle room for one: the native library answers a request that changes
 * nothing by an event that takes the same path as all others. It counts checks, not time, so that a suspended process is not
 * mistaken for a deaf room.
 */
final class Pulse {
    private static final int ASK_AFTER = 3;
    /** Twenty seconds later: where the processor is overloaded, ten are too few. */
    private static final int DEAF_AFTER = ASK_AFTER + 10;
    /** Ten minutes, which the native library does not need for its ten attempts. */
    private static final int RECONNECTED_AFTER = 300;

    private final RoomState model;
    private final AtomicLong heard = new AtomicLong();
    private long heardBefore;
    private long lostBefore;
    private int quiet;
    private int reconnecting;

    Pulse(RoomState model) {
        this.model = model;
        this.lostBefore = model.client().events().lost();
    }

    /** An event has come. */
    void heard() {
        heard.incrementAndGet();
    }

    /** @return why the room cannot go on; empty if it can */
    Optional<DisconnectReason> look() {
        long heardNow = heard.get();
        boolean alive = heardNow != heardBefore;
        heardBefore = heardNow;
        if (model.state() == ConnectionState.RECONNECTING) {
            quiet = 0;
            return ++reconnecting < RECONNECTED_AFTER ? Optional.empty() : Optional.of(DisconnectReason.NATIVE_UNRESPONSIVE);
        }
        reconnecting = 0;
        quiet = alive ? 0 : quiet + 1;
        if (quiet == ASK_AFTER) {
            ask();
        }
        if (isWithoutQueue()) {
            quiet = Math.min(quiet, ASK_AFTER - 1); // the answer could not have arrived
        }
        return quiet < DEAF_AFTER ? Optional.empty() : Optional.of(DisconnectReason.NATIVE_UNRESPONSIVE);
    }

    /** Whether the room has not been silent for long, after the last look. */
    boolean isFelt() {
        return quiet <= ASK_AFTER;
    }

    /** Whether events wait for a queue that is not there now, or were lost for it. */
    private boolean isWithoutQueue() {
        EventStatistics events = model.client().events();
        boolean losing = events.lost() != lostBefore;
        lostBefore = events.lost();
        return losing || events.parked() > 0;
    }

    private void ask() {
        try {
            model.local().thresholds().sendAgain();
        } catch (FfiException | IllegalStateException e) {
            // The room is ending or does not answer, which the next checks show
        }
    }
}
