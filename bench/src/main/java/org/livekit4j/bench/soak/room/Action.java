package org.livekit4j.bench.soak.room;

/** Something that a guest does in a room. */
@FunctionalInterface
interface Action {

    void perform(Guest guest) throws InterruptedException;
}
