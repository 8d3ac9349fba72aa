package org.livekit4j.devices;

/** What a {@link Camera} captures. */
public enum CameraInput {
    /** A camera of this machine, by its name. */
    CAMERA,
    /** A file of video. */
    FILE,
    /** A stream in the network. */
    STREAM,
    /** A format of {@code ffmpeg} that captures devices, and what it reads. */
    FORMAT,
    /** A moving picture that {@code ffmpeg} makes. */
    TEST_PATTERN
}
