package org.livekit4j.devices;

/**
 * What became of the frames of a screen or camera.
 *
 * @param capturedFrames frames that the source has taken
 * @param skippedFrames frames of a screen that were not captured because the machine was busy when they were due; 0 of a camera,
 *     which skips by itself
 * @param failures how often the source refused a frame
 */
public record VideoDeviceStatistics(long capturedFrames, long skippedFrames, long failures) {}
