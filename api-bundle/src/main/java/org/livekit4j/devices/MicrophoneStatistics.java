package org.livekit4j.devices;

/**
 * What became of the audio of a microphone. All durations are in milliseconds.
 *
 * @param capturedMs audio that the source has taken
 * @param droppedMs audio that was dropped because the source took none
 * @param queuedMs audio that waits for the source
 * @param failures how often the source or the processing refused audio
 */
public record MicrophoneStatistics(long capturedMs, long droppedMs, long queuedMs, long failures) {}
