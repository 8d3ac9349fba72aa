package org.livekit4j.devices;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.livekit4j.internal.DeviceArguments;
import org.livekit4j.internal.Ranges;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;
import org.livekit4j.text.Printable;

/** What a camera captures, and how. Immutable; every {@code with} method returns a changed copy. */
public final class CameraOptions {
    private static final int MIN_SIDE = 16;
    private static final int MAX_SIDE = 4_096;
    private static final int MAX_FRAMES_PER_SECOND = 120;
    private static final int MAX_LOCATION = 4_096;
    private static final Set<String> SCHEMES = new TreeSet<>(
            Set.of("rtsp", "rtsps", "http", "https", "rtmp", "rtmps", "srt", "udp"));
    private static final Set<String> FORMATS = new TreeSet<>(
            Set.of("v4l2", "x11grab", "fbdev", "avfoundation", "dshow", "gdigrab"));
    private static final Option<CameraInput> INPUT = Option.of("input", CameraInput.CAMERA);
    private static final Option<String> FORMAT = Option.of("format");
    /** It may have a password in it. */
    private static final Option<String> LOCATION = Option.secret("location");
    private static final Option<Integer> WIDTH = Option.of("width", 1_280);
    private static final Option<Integer> HEIGHT = Option.of("height", 720);
    private static final Option<Integer> FRAMES_PER_SECOND = Option.of("framesPerSecond", 30);
    private static final Option<Integer> START_TIMEOUT_MS = Option.of("startTimeoutMs", 15_000);
    private static final Option<Integer> LOST_AFTER_MS = Option.of("lostAfterMs", 10_000);
    private static final Option<Path> FFMPEG = Option.of("ffmpeg");

    /** The default camera, 1280 × 720 pixels, 30 frames per second. */
    public static final CameraOptions DEFAULTS = new CameraOptions(OptionValues.of(CameraOptions.class));

    private final OptionValues values;

    private CameraOptions(OptionValues values) {
        this.values = values;
    }

    private <T> CameraOptions with(Option<T> option, T value) {
        return new CameraOptions(values.with(option, value));
    }

    private static CameraOptions of(CameraInput input, String location) {
        if (location.isEmpty() || location.length() > MAX_LOCATION || location.chars().anyMatch(Character::isISOControl)
                || location.indexOf('"') >= 0) {
            throw new IllegalArgumentException("an input of " + location.length()
                    + " characters; it must have from 1 to " + MAX_LOCATION + ", without control characters and quotation marks");
        }
        return DEFAULTS.with(INPUT, input).with(LOCATION, location);
    }

    /**
     * Creates options for a camera of this machine.
     *
     * @param device the {@linkplain Device#name name} of a camera
     * @return the options
     * @throws IllegalArgumentException if the name is empty, or has control characters or quotation marks
     */
    public static CameraOptions ofDevice(String device) {
        return of(CameraInput.CAMERA, device);
    }

    /**
     * Creates options for the video in a file, which is played once in real time.
     *
     * @param file a file that {@code ffmpeg} can read
     * @return the options
     * @throws IllegalArgumentException if the path has control characters or quotation marks
     */
    public static CameraOptions ofFile(Path file) {
        return of(CameraInput.FILE, file.toAbsolutePath().normalize().toString());
    }

    /**
     * Creates options for a stream in the network, such as that of a camera. A password in the address is not shown by LiveKit4j;
     * but users of this machine may see it in the list of processes.
     *
     * @param address an address of the scheme {@code rtsp}, {@code rtsps}, {@code http}, {@code https}, {@code rtmp}, {@code
     *     rtmps}, {@code srt} or {@code udp}
     * @return the options
     * @throws IllegalArgumentException if the address has another scheme, or no host
     */
    public static CameraOptions ofStream(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme)) {
            throw new IllegalArgumentException(
                    "address has the scheme " + Printable.of(scheme) + "; it must be one of " + SCHEMES);
        }
        if (address.getRawAuthority() == null) {
            throw new IllegalArgumentException("address has no host");
        }
        return of(CameraInput.STREAM, address.toASCIIString());
    }

    /**
     * Creates options for a device that {@code ffmpeg} captures, such as {@code x11grab} and {@code :0.0}.
     *
     * @param format a format of {@code ffmpeg}: {@code v4l2}, {@code x11grab}, {@code fbdev}, {@code avfoundation}, {@code
     *     dshow} or {@code gdigrab}
     * @param input what the format reads, which is the argument of {@code -i}
     * @return the options
     * @throws IllegalArgumentException if the format is another one, or the input is empty, or has control characters or
     *     quotation marks
     */
    public static CameraOptions ofFormat(String format, String input) {
        if (!FORMATS.contains(format)) {
            throw new IllegalArgumentException("format is " + Printable.of(format) + "; it must be one of " + FORMATS);
        }
        return of(CameraInput.FORMAT, input).with(FORMAT, format);
    }

    /** {@return options for a moving test pattern, which needs no camera} */
    public static CameraOptions ofTestPattern() {
        return DEFAULTS.with(INPUT, CameraInput.TEST_PATTERN);
    }

    /** {@return what is captured} */
    public CameraInput input() {
        return values.get(INPUT);
    }

    /** {@return the format of {@code ffmpeg}, of {@link #ofFormat}} */
    public Optional<String> format() {
        return values.find(FORMAT);
    }

    /** {@return the name, path, address or input; empty for the default camera and the test pattern. It may have a password} */
    public Optional<String> location() {
        return values.find(LOCATION);
    }

    /** {@return the width of the frames, in pixels; default: 1280} */
    public int width() {
        return values.get(WIDTH);
    }

    /** {@return the height of the frames, in pixels; default: 720} */
    public int height() {
        return values.get(HEIGHT);
    }

    /** {@return how many frames are captured in a second; default: 30. An input of fewer has them repeated} */
    public int framesPerSecond() {
        return values.get(FRAMES_PER_SECOND);
    }

    /** {@return how long opening waits for the first frame, in milliseconds; default: 15,000} */
    public int startTimeoutMs() {
        return values.get(START_TIMEOUT_MS);
    }

    /** {@return after how long without a frame the camera counts as lost, in milliseconds; default: 10,000} */
    public int lostAfterMs() {
        return values.get(LOST_AFTER_MS);
    }

    /** {@return the program {@code ffmpeg}; empty, the default, means the one on the {@code PATH}} */
    public Optional<Path> ffmpeg() {
        return values.find(FFMPEG);
    }

    /**
     * Returns a copy with another {@link #width} and {@link #height}.
     *
     * @param width the width of the frames, in pixels: an even number from 16 to 4096
     * @param height the height of the frames, in pixels: an even number from 16 to 4096
     * @return the copy
     * @throws IllegalArgumentException if one is odd or out of range
     */
    public CameraOptions withSize(int width, int height) {
        return with(WIDTH, side("width", width)).with(HEIGHT, side("height", height));
    }

    private static int side(String name, int pixels) {
        if (pixels % 2 != 0) {
            throw new IllegalArgumentException(name + " is " + pixels + "; it must be even");
        }
        return Ranges.inRange(name, pixels, MIN_SIDE, MAX_SIDE);
    }

    /**
     * Returns a copy with another {@link #framesPerSecond}.
     *
     * @param framesPerSecond how many frames are captured in a second, from 1 to 120
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public CameraOptions withFramesPerSecond(int framesPerSecond) {
        return with(FRAMES_PER_SECOND, Ranges.inRange("framesPerSecond", framesPerSecond, 1, MAX_FRAMES_PER_SECOND));
    }

    /**
     * Returns a copy with another {@link #startTimeoutMs}.
     *
     * @param startTimeoutMs how long opening waits for the first frame, in milliseconds, from 500 to 600,000
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public CameraOptions withStartTimeoutMs(int startTimeoutMs) {
        return with(START_TIMEOUT_MS, DeviceArguments.timeoutMs("startTimeoutMs", startTimeoutMs));
    }

    /**
     * Returns a copy with another {@link #lostAfterMs}.
     *
     * @param lostAfterMs after how long without a frame the camera counts as lost, in milliseconds, from 500 to 600,000
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public CameraOptions withLostAfterMs(int lostAfterMs) {
        return with(LOST_AFTER_MS, DeviceArguments.timeoutMs("lostAfterMs", lostAfterMs));
    }

    /**
     * Returns a copy with another {@link #ffmpeg}.
     *
     * @param ffmpeg the program
     * @return the copy
     */
    public CameraOptions withFfmpeg(Path ffmpeg) {
        return with(FFMPEG, ffmpeg);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CameraOptions that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
