package org.livekit4j.audio;

/**
 * What became of the audio of one input of a mixer. All durations are in milliseconds, rounded down.
 *
 * @param mixedMs audio that is part of the mix
 * @param queuedMs audio that waits to be mixed
 * @param droppedMs audio that did not fit the queue and was dropped
 * @param lateMs silence in the mix where the input, begun and not ended, had nothing
 * @param gaps how often such a silence began
 * @param late whether such a silence is going on for {@link AudioMixerOptions#lateAfterMs} or longer
 */
public record AudioMixerInputStatistics(long mixedMs, long queuedMs, long droppedMs, long lateMs, long gaps, boolean late) {}
