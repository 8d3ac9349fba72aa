package org.livekit4j.ffi.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;
import org.livekit4j.ffi.HandleKind;

/**
 * The end of a client. It usually shuts the library down. It does not while video frames are in use, whose memory would be freed
 * under their readers, or while a room is being joined, of which the program would never learn: then everything else is ended,
 * and the library keeps running without a client. Until the frames are closed, no later client shuts the library down either.
 */
final class Disposal {
    /** By then the library has given up to join a room. */
    private static final Duration JOINING = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final LifeCycle life;
    private final ProcessLock owner;
    private final HandleCounters ledger;
    private final JoinedRooms rooms;
    private final Collection<CountedHandle> adopted;
    private volatile ProcessMark framesInUse;

    /** @param adopted handles that users hold */
    Disposal(LifeCycle life, ProcessLock owner, HandleCounters ledger, JoinedRooms rooms, Collection<CountedHandle> adopted) {
        this.life = life;
        this.owner = owner;
        this.ledger = ledger;
        this.rooms = rooms;
        this.adopted = adopted;
    }

    /** Waits for what must not be cut off, then shuts the library down if that may be; within this {@link System#nanoTime}, or little more. */
    LifeCycle.Outcome end(long deadline) {
        boolean quiet = !ProcessLock.hasLeftovers() && LifeCycle.await(() -> !hasPictures() && !rooms.isJoining(), deadline);
        rooms.letGo();
        return quiet ? life.dispose(deadline, owner::close) : life.leaveRunning();
    }

    private boolean hasPictures() {
        return ledger.live(HandleKind.VIDEO_FRAME) > 0;
    }

    /**
     * Does what follows from that.
     *
     * @param timeout that it had, for the log
     * @param detach makes the library's callback do nothing
     */
    void settle(LifeCycle.Outcome outcome, Duration timeout, Runnable detach) {
        switch (outcome) {
            case DISPOSED -> {
                ledger.settle();
                owner.close();
                detach.run();
            }
            case HANGING -> {
                NativeFfiClient.LOG.error(
                        "LiveKit's native library did not shut down within {} ms; this JVM cannot open it again before it has",
                        timeout.toMillis());
                ledger.settle();
                owner.waiting();
                detach.run();
            }
            case LEFT -> leave(timeout, detach);
        }
    }

    private void leave(Duration timeout, Runnable detach) {
        rooms.leaveAll();
        adopted.forEach(CountedHandle::close);
        if (hasPictures()) {
            NativeFfiClient.LOG.warn(
                    "{} video frames of LiveKit's native library were not closed within {} ms. It is not shut down, because their"
                            + " memory would be freed while in use",
                    ledger.live(HandleKind.VIDEO_FRAME), timeout.toMillis());
            framesInUse = ProcessLock.leftover("frames of a client that is closed");
            released(); // one may have been closed meanwhile
        }
        if (rooms.isJoining()) {
            NativeFfiClient.LOG.warn(
                    "A room is still being joined {} ms after everything else has ended; it will be left as soon as it is joined",
                    timeout.toMillis());
            Thread.ofPlatform().daemon().name("livekit-joining").inheritInheritableThreadLocals(false)
                    .start(() -> awaitJoining(detach));
        } else {
            detach.run();
        }
        owner.close();
    }

    /** The callback leaves the room, unless a later client has taken the callback's place: then that one does. */
    private void awaitJoining(Runnable detach) {
        long deadline = System.nanoTime() + JOINING.toNanos();
        while (rooms.isJoining() && deadline - System.nanoTime() > 0) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        detach.run();
    }

    /** A handle was released: it may be the last frame of a client that is closed. */
    void released() {
        ProcessMark mark = framesInUse;
        if (mark != null && !hasPictures()) {
            mark.close();
        }
    }
}
