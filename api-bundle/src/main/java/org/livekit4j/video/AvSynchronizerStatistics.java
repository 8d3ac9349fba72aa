package org.livekit4j.video;

import java.util.OptionalLong;

/**
 * What an {@link AvSynchronizer} has done.
 *
 * @param videoFrames frames of video that were captured
 * @param droppedVideoFrames frames of video that were discarded by {@link AvSynchronizer#clearQueue} or {@link
 *     AvSynchronizer#close}, or that the source refused
 * @param corrections how often the schedule of the video was off by more than {@link AvSynchronizerOptions#toleranceMs} and was
 *     begun anew
 * @param framerate frames of video captured in the last second, by the clock of this moment
 * @param audioTimestampUs the time stamp of the audio that is heard now, in microseconds; empty if it was pushed without one
 * @param videoTimestampUs the time stamp of the latest captured frame of video, in microseconds; empty if it was pushed without one
 */
public record AvSynchronizerStatistics(long videoFrames, long droppedVideoFrames, long corrections, int framerate,
        OptionalLong audioTimestampUs, OptionalLong videoTimestampUs) {}
