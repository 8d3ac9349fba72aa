package org.livekit4j.management;

import java.util.List;

/** The keepers of rooms, registered as {@value #OBJECT_NAME}. Safe for use by several threads. */
public interface KeepersMXBean {

    /** The object name. */
    String OBJECT_NAME = "org.livekit4j:type=Keepers";

    /** {@return the keepers} */
    List<KeeperView> getKeepers();

    /**
     * Makes a keeper rejoin its room, in whatever state it is.
     *
     * @param keeper the PID of its configuration, or the last part of the PID
     * @return a confirmation
     * @throws IllegalArgumentException if there is no such keeper
     * @throws IllegalStateException if the keeper's configuration is invalid
     */
    String rejoin(String keeper);

    /**
     * Makes a keeper leave its room and stay out until it is told to rejoin.
     *
     * @param keeper the keeper, as in {@link #rejoin}, or the name of the room
     * @return a confirmation
     * @throws IllegalArgumentException if there is no such keeper or room
     * @throws IllegalStateException if the keeper's configuration is invalid
     */
    String leave(String keeper);

    /** {@return how many keepers are not in their rooms} */
    int getMissing();
}
