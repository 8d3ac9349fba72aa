package org.livekit4j.video;

/**
 * What a source takes.
 *
 * @param width of the pictures to come, in pixels, from {@value VideoBufferType#MIN_SIDE} to {@value VideoBufferType#MAX_SIDE}; others are taken,
 *     too
 * @param height of the pictures to come, in pixels, from {@value VideoBufferType#MIN_SIDE} to {@value VideoBufferType#MAX_SIDE}
 * @param screencast whether it shows a screen: under congestion WebRTC then drops pictures rather than sharpness
 */
public record VideoSourceOptions(int width, int height, boolean screencast) {

    public VideoSourceOptions {
        VideoBufferType.requireSides(width, height);
    }

    public static VideoSourceOptions of(int width, int height) {
        return new VideoSourceOptions(width, height, false);
    }
}
