package org.livekit4j.queue;

import java.util.concurrent.atomic.AtomicInteger;

/** An element of a mailbox that remembers what became of it. */
final class Letter {
    private static final int TAKEN = 1;
    private static final int DROPPED = 1 << 8;
    private static final int WAITING = 1 << 16;

    /** Which thread offered it; a letter is numbered by its sender. */
    final int sender;
    final int number;
    private final AtomicInteger fate = new AtomicInteger();

    Letter(int sender, int number) {
        this.sender = sender;
        this.number = number;
    }

    void taken() {
        fate.getAndAdd(TAKEN);
    }

    void dropped() {
        fate.getAndAdd(DROPPED);
    }

    void waiting() {
        fate.getAndAdd(WAITING);
    }

    /** {@code T}aken, {@code D}ropped, still {@code W}aiting; {@code ?} if it vanished, {@code !} if it had several fates. */
    char fate() {
        return switch (fate.get()) {
            case 0 -> '?';
            case TAKEN -> 'T';
            case DROPPED -> 'D';
            case WAITING -> 'W';
            default -> '!';
        };
    }
}
