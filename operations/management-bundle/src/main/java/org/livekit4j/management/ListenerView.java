package org.livekit4j.management;

/**
 * A listener of rooms that is a service.
 *
 * @param listener the class of the listener
 * @param serviceId the ID of the service
 * @param bundle the bundle that registered it
 * @param rooms the names of its rooms, in words
 * @param events the names of its events, in words
 * @param openRooms the number of open rooms that it listens to
 * @param told the events that it was called for in these rooms
 * @param waiting the events that wait for it in these rooms
 * @param dropped the messages that were dropped for it in these rooms
 * @param failed the exceptions that it has thrown in these rooms
 */
public record ListenerView(String listener, long serviceId, String bundle, String rooms, String events, int openRooms, long told,
        long waiting, long dropped, long failed) {}
