package org.livekit4j.keeper;

import java.util.Optional;
import org.livekit4j.room.Room;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps one room joined. There is a service of this type for each configuration of the factory {@value #FACTORY_PID}, wrong ones included,
 * until the configuration is deleted. The configuration with the PID {@value #FACTORY_PID} itself is one, too. Safe for use by several threads; no method waits.
 */
@ProviderType
public interface RoomKeeper {

    /** Factory PID: each configuration of it is a room to be kept joined. */
    String FACTORY_PID = "org.livekit4j.room";

    /** Service property, {@code String}: PID of the configuration. */
    String PID = "livekit.keeper.pid";

    KeeperStatus status();

    /** The room, while it is joined. The keeper closes it: a room that other code closes is joined again. */
    Optional<Room> room();

    /**
     * Joins the room anew: leaves it first if it is joined, tries at once if it waits for the next try, and begins again if it had given up
     * or left. One that is joining goes on with that. Returns before it is done.
     *
     * @throws IllegalStateException if the configuration is wrong
     */
    void rejoin();

    /**
     * Leaves the room and stays out until it is told to {@linkplain #rejoin rejoin}, its configuration is changed, or its bundle is started
     * again. Returns before it is done.
     *
     * @throws IllegalStateException if the configuration is wrong
     */
    void leave();
}
