package org.livekit4j.management;

import java.util.List;

/** The rooms that configurations want kept joined, as {@value #OBJECT_NAME}. */
public interface KeepersMXBean {

    String OBJECT_NAME = "org.livekit4j:type=Keepers";

    List<KeeperView> getKeepers();

    /**
     * Has a keeper join its room anew, whatever it is about.
     *
     * @param keeper PID of its configuration, or the part of it that is its own
     * @return what was done
     */
    String rejoin(String keeper);

    /**
     * Has a keeper leave its room and stay out until it is told to rejoin.
     *
     * @param keeper as in {@link #rejoin}, or the name of the room
     * @return what was done
     */
    String leave(String keeper);

    /** How many of them are not joined. */
    int getMissing();
}
