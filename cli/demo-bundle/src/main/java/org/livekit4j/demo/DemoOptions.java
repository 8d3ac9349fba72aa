package org.livekit4j.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.livekit4j.time.Durations;

/**
 * What a run does.
 *
 * @param audio number of audio tracks
 * @param video number of video tracks
 * @param duration how long frames are sent; empty means until stopped
 * @param out existing folder for what was received; empty means that nothing is written
 * @param width of the frames, in pixels
 * @param height of the frames, in pixels
 * @param fps frames a second and track
 */
public record DemoOptions(int audio, int video, Optional<Duration> duration, Optional<Path> out, int width, int height, int fps) {
    public static final int MAX_AUDIO = 256;
    public static final int MAX_VIDEO = 32;
    public static final Duration MAX_DURATION = Duration.ofDays(1);
    public static final int DEFAULT_WIDTH = 640;
    public static final int DEFAULT_HEIGHT = 360;
    public static final int DEFAULT_FPS = 30;

    /** So that the number of a frame has room in its first rows, at two pixels a bit. */
    private static final int MIN_WIDTH = 176;
    private static final int MIN_HEIGHT = 96;
    private static final int MAX_SIDE = 3840;
    private static final int MAX_FPS = 120;

    public DemoOptions {
        check("the number of audio tracks", audio, 0, MAX_AUDIO);
        check("the number of video tracks", video, 0, MAX_VIDEO);
        if (audio == 0 && video == 0) {
            throw new IllegalArgumentException("neither audio nor video tracks were asked for; at least one track is needed");
        }
        check("the width", width, MIN_WIDTH, MAX_SIDE);
        check("the height", height, MIN_HEIGHT, MAX_SIDE);
        check("the frame rate", fps, 1, MAX_FPS);
        if (duration.isPresent() && (!duration.get().isPositive() || duration.get().compareTo(MAX_DURATION) > 0)) {
            throw new IllegalArgumentException("the duration is " + Durations.millis(duration.get()) / 1e3
                    + " seconds; it must be more than 0 and at most " + MAX_DURATION.toSeconds());
        }
    }

    private static void check(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be from " + min + " to " + max);
        }
    }
}
