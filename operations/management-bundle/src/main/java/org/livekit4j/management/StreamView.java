package org.livekit4j.management;

/**
 * An open stream.
 *
 * @param name the stream's name
 * @param room the name of the room; empty for a local track
 * @param participant the identity of the publisher; empty for a local track
 * @param track the name of the track
 * @param trackSid the sid of the track; empty for a local track
 * @param source the name of a {@code TrackSource}
 * @param received the frames received from the native library
 * @param delivered the frames that the consumer has taken
 * @param dropped the frames that were dropped
 * @param queued the frames that wait now
 * @param processors the number of processors that work on it
 * @param consumer a description of the stream's consumer; empty if unknown
 */
public record StreamView(String name, String room, String participant, String track, String trackSid, String source,
        long received,
        long delivered, long dropped, long queued, int processors, String consumer) {}
