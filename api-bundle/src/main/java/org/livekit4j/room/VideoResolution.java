package org.livekit4j.room;

/**
 * Usual sizes of video with an aspect ratio of 16:9, and limits for their encoders. The numbers are those of the module {@code
 * video} in {@code livekit/src/room/options.rs} of <a href="https://github.com/livekit/rust-sdks">LiveKit's Rust SDK</a>, from
 * which the native library is built; LiveKit's other SDKs have the same sizes. New constants may be added: a {@code switch}
 * needs a {@code default}.
 */
public enum VideoResolution {
    /** 160 × 90 pixels, 90 kbit/s, 15 frames per second. */
    H90(160, 90, 90_000, 15),
    /** 320 × 180 pixels, 160 kbit/s, 15 frames per second. */
    H180(320, 180, 160_000, 15),
    /** 384 × 216 pixels, 180 kbit/s, 15 frames per second. */
    H216(384, 216, 180_000, 15),
    /** 640 × 360 pixels, 450 kbit/s, 20 frames per second. */
    H360(640, 360, 450_000, 20),
    /** 960 × 540 pixels, 800 kbit/s, 25 frames per second. */
    H540(960, 540, 800_000, 25),
    /** 1280 × 720 pixels, 1.7 Mbit/s, 30 frames per second. */
    H720(1280, 720, 1_700_000, 30),
    /** 1920 × 1080 pixels, 3 Mbit/s, 30 frames per second. */
    H1080(1920, 1080, 3_000_000, 30),
    /** 2560 × 1440 pixels, 5 Mbit/s, 30 frames per second. */
    H1440(2560, 1440, 5_000_000, 30),
    /** 3840 × 2160 pixels, 8 Mbit/s, 30 frames per second. */
    H2160(3840, 2160, 8_000_000, 30);

    private final int width;
    private final int height;
    private final VideoEncoding encoding;

    VideoResolution(int width, int height, long maxBitrate, double maxFramerate) {
        this.width = width;
        this.height = height;
        this.encoding = VideoEncoding.of(maxBitrate, maxFramerate);
    }

    /** {@return the width, in pixels} */
    public int width() {
        return width;
    }

    /** {@return the height, in pixels} */
    public int height() {
        return height;
    }

    /** {@return the limits for an encoder of video of this size} */
    public VideoEncoding encoding() {
        return encoding;
    }
}
