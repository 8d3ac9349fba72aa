package org.livekit4j.management;

/**
 * An open stream.
 *
 * @param name of the stream
 * @param room empty for a local track, as participant and trackSid
 * @param source name of a {@code TrackSource}
 * @param received frames that the native library handed over
 * @param delivered frames that the consumer took
 * @param dropped frames that were lost
 * @param queued frames that wait now
 * @param processors how many work on it
 * @param consumer who takes its frames; empty if that is not known
 */
public record StreamView(String name, String room, String participant, String track, String trackSid, String source,
        long received,
        long delivered, long dropped, long queued, int processors, String consumer) {}
