package org.livekit4j.management;

/**
 * A listener of rooms that is a service.
 *
 * @param listener its class
 * @param bundle that registered it
 * @param rooms names of the rooms that it is for, in words
 * @param events names of the events that it gets, in words
 * @param openRooms in which it listens
 * @param told events that it was called for, in the rooms that are open, as the figures below
 * @param waiting events that wait for it
 * @param dropped messages that were dropped for it
 * @param failed exceptions that it has thrown
 */
public record ListenerView(String listener, long serviceId, String bundle, String rooms, String events, int openRooms, long told,
        long waiting, long dropped, long failed) {}
