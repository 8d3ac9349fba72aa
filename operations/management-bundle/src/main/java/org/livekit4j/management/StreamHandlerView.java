package org.livekit4j.management;

/**
 * A handler of text or byte streams that is a service.
 *
 * @param handler the class of the handler
 * @param serviceId the ID of the service
 * @param bundle the bundle that registered it
 * @param kind the kind of streams: {@code text} or {@code byte}
 * @param topic the topic of the streams
 * @param rooms the names of its rooms, in words
 * @param taken the streams that it was called for
 * @param failed the exceptions that it has thrown
 */
public record StreamHandlerView(String handler, long serviceId, String bundle, String kind, String topic, String rooms,
        long taken,
        long failed) {}
