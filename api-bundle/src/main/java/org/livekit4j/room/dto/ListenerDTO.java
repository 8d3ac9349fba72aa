package org.livekit4j.room.dto;

import org.livekit4j.dto.ServiceDTO;

/**
 * A listener that is a service. The figures are sums over the rooms that are open; see {@link org.livekit4j.room.ListenerStatistics}.
 */
public class ListenerDTO extends ServiceDTO {

    /** Class of the listener. */
    public String name;

    /** Names of the rooms that it is for; empty for all. */
    public String[] rooms = {};

    /** Names of the events that it gets; empty for all. */
    public String[] events = {};

    /** Open rooms in which it listens. */
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

    /** All fields are still to be set. */
    public ListenerDTO() {}
}
