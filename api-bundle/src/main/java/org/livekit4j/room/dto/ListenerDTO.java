package org.livekit4j.room.dto;

import org.livekit4j.dto.ServiceDTO;

/**
 * A listener that is a service. The figures are sums over the rooms that are open; see {@link org.livekit4j.room.ListenerStatistics}.
 */
public class ListenerDTO extends ServiceDTO {

    /** The class of the listener. */
    public String name;

    /** The names of its rooms; empty for all. */
    public String[] rooms = {};

    /** The names of its events; empty for all. */
    public String[] events = {};

    /** The number of open rooms that it listens to. */
    public int openRooms;

    /** The events that it was called for. */
    public long told;

    /** The events that wait for it. */
    public long waiting;

    /** The messages that were dropped for it. */
    public long dropped;

    /** The changes of state that were left out in favour of newer ones. */
    public long merged;

    /** The exceptions that it has thrown. */
    public long failed;

    /** Creates an object whose fields are still to be set. */
    public ListenerDTO() {}
}
