package org.livekit4j.devices;

/**
 * What a speaker has played.
 *
 * @param playedMs audio that was handed to the device, silence included, in milliseconds
 * @param underruns how often the device had played all that it had been handed, so that a gap may have been heard
 */
public record SpeakerStatistics(long playedMs, long underruns) {}
