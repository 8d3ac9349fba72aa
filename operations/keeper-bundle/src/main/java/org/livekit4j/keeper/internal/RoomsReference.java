package org.livekit4j.keeper.internal;

import org.livekit4j.room.Rooms;

/** The rooms service, which comes and goes. */
final class RoomsReference {
    private Rooms current;

    synchronized void bind(Rooms rooms) {
        current = rooms;
        notifyAll();
    }

    /** Another one may have come before this one goes. */
    synchronized void unbind(Rooms rooms) {
        if (current == rooms) {
            current = null;
        }
    }

    synchronized boolean isEmpty() {
        return current == null;
    }

    /** Waits for one. */
    synchronized Rooms await() throws InterruptedException {
        while (current == null) {
            wait();
        }
        return current;
    }
}
