package org.livekit4j.keeper;

import java.util.Optional;
import org.livekit4j.room.Room;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps one room joined. There is a service of this type for each configuration of the factory {@value #FACTORY_PID}, wrong ones
 * included, until the configuration is deleted; the configuration with the PID {@value #FACTORY_PID} itself counts, too. Safe
 * for use by several threads; no method waits.
 */
@ProviderType
public interface RoomKeeper {
    /** Factory PID: each of its configurations is a room to be kept joined. */
    String FACTORY_PID = "org.livekit4j.room";

    /** Service property, {@code String}: the PID of the configuration. */
    String PID = "livekit.keeper.pid";

    /** {@return the current status} */
    KeeperStatus status();

    /** {@return the room, while it is joined. The keeper closes it: if other code closes it, the keeper joins again} */
    Optional<Room> room();

    /**
     * Joins the room anew. A joined room is left first; a keeper that waits for its next try tries at once, and one that has
     * given up or left begins again. A keeper that is joining continues. Returns before the room is joined.
     *
     * @throws IllegalStateException if the configuration is wrong
     */
    void rejoin();

    /**
     * Leaves the room and stays out until it is told to {@linkplain #rejoin rejoin}, its configuration is changed, or its
     * bundle is started again. Returns before the room is left.
     *
     * @throws IllegalStateException if the configuration is wrong
     */
    void leave();
}
