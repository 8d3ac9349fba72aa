package org.livekit4j.demo;

/**
 * What came from other participants of a room, of one medium.
 *
 * @param tracks subscribed to since the run began
 * @param received frames
 */
public record OthersCounts(int tracks, long received) {}
