package org.livekit4j.recorder;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.livekit4j.internal.NameTemplate;
import org.livekit4j.internal.Ranges;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/** Where and how a room is recorded. Immutable; every {@code with} method returns a changed copy. */
public final class RecordingOptions {
    private static final Option<Path> FOLDER = Option.of("folder");
    private static final Option<RecordingFormat> FORMAT = Option.of("format", RecordingFormat.WAV);
    private static final Option<Boolean> MIXED = Option.of("mixed", false);
    private static final Option<Set<String>> PARTICIPANTS = Option.of("participants", Set.of());
    private static final Option<String> NAME_TEMPLATE = Option.of("nameTemplate", "{room}_{participant}_{track}_{time}");
    private static final Option<Duration> MAX_FILE_DURATION = Option.of("maxFileDuration", Duration.ZERO);
    private static final Option<Long> MAX_FILE_BYTES = Option.of("maxFileBytes", 0L);
    private static final Option<Long> MIN_FREE_BYTES = Option.of("minFreeBytes", 100_000_000L);
    private static final Option<Integer> NUM_CHANNELS = Option.of("numChannels", 1);
    private static final Option<Integer> AUDIO_BITRATE = Option.of("audioBitrate", 48_000);
    private static final Option<Integer> VIDEO_BITRATE = Option.of("videoBitrate", 1_500_000);
    private static final Option<Integer> WIDTH = Option.of("width", 1_280);
    private static final Option<Integer> HEIGHT = Option.of("height", 720);
    private static final Option<Integer> FRAME_RATE = Option.of("frameRate", 20);
    private static final Option<Path> FFMPEG = Option.of("ffmpeg");

    private final OptionValues values;

    private RecordingOptions(OptionValues values) {
        this.values = values;
    }

    private <T> RecordingOptions with(Option<T> option, T value) {
        return new RecordingOptions(values.with(option, value));
    }

    /**
     * Returns the options for recordings in a folder, as a WAV file for each track.
     *
     * @param folder where the files go; created if it is missing
     * @return the options
     */
    public static RecordingOptions of(Path folder) {
        return new RecordingOptions(OptionValues.of(RecordingOptions.class)).with(FOLDER, folder);
    }

    /** {@return where the files go} */
    public Path folder() {
        return values.get(FOLDER);
    }

    /** {@return the format of the files; default: WAV} */
    public RecordingFormat format() {
        return values.get(FORMAT);
    }

    /**
     * {@return whether the room is recorded as one: all voices mixed, and with pictures all cameras and screens in a grid;
     * default: no, each track has a file of its own, or with pictures each camera and screen with its sound}
     */
    public boolean mixed() {
        return values.get(MIXED);
    }

    /** {@return the identities of the participants that are recorded; empty, the default, means all} */
    public Set<String> participants() {
        return values.get(PARTICIPANTS);
    }

    /** {@return the template of the names of files, without their extension; see {@link #withNameTemplate}} */
    public String nameTemplate() {
        return values.get(NAME_TEMPLATE);
    }

    /** {@return how long a file gets before the next one is begun; zero, the default, means any length} */
    public Duration maxFileDuration() {
        return values.get(MAX_FILE_DURATION);
    }

    /** {@return how large a file gets, approximately, before the next one is begun, in bytes; 0, the default, means any size} */
    public long maxFileBytes() {
        return values.get(MAX_FILE_BYTES);
    }

    /** {@return how much of the disk is left free, in bytes: less counts as a full disk; default: 100,000,000} */
    public long minFreeBytes() {
        return values.get(MIN_FREE_BYTES);
    }

    /** {@return the number of channels of the sound, 1 or 2; default: 1} The sample rate is 48 kHz. */
    public int numChannels() {
        return values.get(NUM_CHANNELS);
    }

    /** {@return the bit rate of Opus and AAC, in bits per second; default: 48,000} */
    public int audioBitrate() {
        return values.get(AUDIO_BITRATE);
    }

    /** {@return the bit rate of the pictures, in bits per second; default: 1,500,000} */
    public int videoBitrate() {
        return values.get(VIDEO_BITRATE);
    }

    /** {@return the width of mixed pictures, and of others if the first one is late, in pixels; default: 1280} */
    public int width() {
        return values.get(WIDTH);
    }

    /** {@return the height, as {@link #width}; default: 720} */
    public int height() {
        return values.get(HEIGHT);
    }

    /** {@return the pictures per second of a mixed recording; default: 20. Others have the pictures that arrive} */
    public int frameRate() {
        return values.get(FRAME_RATE);
    }

    /** {@return the program {@code ffmpeg}; empty, the default, means the one on the {@code PATH}, or else that of the fragment} */
    public Optional<Path> ffmpeg() {
        return values.find(FFMPEG);
    }

    /**
     * Returns a copy with another {@link #format}.
     *
     * @param format the format
     * @return the copy
     */
    public RecordingOptions withFormat(RecordingFormat format) {
        return with(FORMAT, format);
    }

    /**
     * Returns a copy with another {@link #mixed}.
     *
     * @param mixed whether the room is recorded as one
     * @return the copy
     */
    public RecordingOptions withMixed(boolean mixed) {
        return with(MIXED, mixed);
    }

    /**
     * Returns a copy with other {@link #participants}.
     *
     * @param participants the identities of those that are recorded; empty means all
     * @return the copy
     */
    public RecordingOptions withParticipants(Set<String> participants) {
        return with(PARTICIPANTS, Set.copyOf(Objects.requireNonNull(participants, "participants is null")));
    }

    /**
     * Returns a copy with another {@link #nameTemplate}. Between ASCII letters, digits, {@code _}, {@code -}, dots and spaces it may
     * have {@code {room}}, {@code {participant}}, {@code {track}}, {@code {source}} and {@code {time}}, the start of the file in UTC. In
     * their values all characters that could mean something to a file system are replaced. If there is such a file, a number is
     * appended.
     *
     * @param nameTemplate the template, of at most 100 characters, which begins with no dot
     * @return the copy
     * @throws IllegalArgumentException if it has other characters or variables
     */
    public RecordingOptions withNameTemplate(String nameTemplate) {
        return with(NAME_TEMPLATE, NameTemplate.checked(nameTemplate));
    }

    /**
     * Returns a copy with another {@link #maxFileDuration}.
     *
     * @param maxFileDuration how long a file gets, at least a second; zero means any length
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public RecordingOptions withMaxFileDuration(Duration maxFileDuration) {
        if (!Objects.requireNonNull(maxFileDuration, "maxFileDuration is null").isZero()
                && maxFileDuration.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "maxFileDuration is " + maxFileDuration + "; it must be zero, which means no limit, or a second and more");
        }
        return with(MAX_FILE_DURATION, maxFileDuration);
    }

    /**
     * Returns a copy with another {@link #maxFileBytes}.
     *
     * @param maxFileBytes how large a file gets, at least 100,000 bytes; 0 means any size
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public RecordingOptions withMaxFileBytes(long maxFileBytes) {
        if (maxFileBytes != 0 && maxFileBytes < 100_000) {
            throw new IllegalArgumentException("maxFileBytes is " + maxFileBytes + "; it must be 0, which means no limit, or"
                    + " 100000 and more");
        }
        return with(MAX_FILE_BYTES, maxFileBytes);
    }

    /**
     * Returns a copy with another {@link #minFreeBytes}.
     *
     * @param minFreeBytes how much of the disk is left free, in bytes, 0 or more
     * @return the copy
     * @throws IllegalArgumentException if it is negative
     */
    public RecordingOptions withMinFreeBytes(long minFreeBytes) {
        Ranges.inRange("minFreeBytes", minFreeBytes, 0, Long.MAX_VALUE);
        return with(MIN_FREE_BYTES, minFreeBytes);
    }

    /**
     * Returns a copy with another {@link #numChannels}.
     *
     * @param numChannels the number of channels, 1 or 2
     * @return the copy
     * @throws IllegalArgumentException if it is neither
     */
    public RecordingOptions withNumChannels(int numChannels) {
        Ranges.inRange("numChannels", numChannels, 1, 2);
        return with(NUM_CHANNELS, numChannels);
    }

    /**
     * Returns a copy with another {@link #audioBitrate} and {@link #videoBitrate}.
     *
     * @param audioBitrate the bit rate of the sound, in bits per second, from 8000 to 256,000
     * @param videoBitrate the bit rate of the pictures, in bits per second, from 50,000 to 50,000,000
     * @return the copy
     * @throws IllegalArgumentException if one is out of range
     */
    public RecordingOptions withBitrates(int audioBitrate, int videoBitrate) {
        Ranges.inRange("audioBitrate", audioBitrate, 8_000, 256_000);
        Ranges.inRange("videoBitrate", videoBitrate, 50_000, 50_000_000);
        return with(AUDIO_BITRATE, audioBitrate).with(VIDEO_BITRATE, videoBitrate);
    }

    /**
     * Returns a copy with another {@link #width} and {@link #height}.
     *
     * @param width the width, in pixels, even and from 16 to 4096
     * @param height the height, in pixels, even and from 16 to 4096
     * @return the copy
     * @throws IllegalArgumentException if one is odd or out of range
     */
    public RecordingOptions withSize(int width, int height) {
        Ranges.inRange("width", width, 16, 4_096);
        Ranges.inRange("height", height, 16, 4_096);
        if (width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException("the size is " + width + " × " + height + " pixels; both must be even");
        }
        return with(WIDTH, width).with(HEIGHT, height);
    }

    /**
     * Returns a copy with another {@link #frameRate}.
     *
     * @param frameRate the pictures per second, from 1 to 60
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public RecordingOptions withFrameRate(int frameRate) {
        Ranges.inRange("frameRate", frameRate, 1, 60);
        return with(FRAME_RATE, frameRate);
    }

    /**
     * Returns a copy with another {@link #ffmpeg}.
     *
     * @param ffmpeg the program
     * @return the copy
     */
    public RecordingOptions withFfmpeg(Path ffmpeg) {
        return with(FFMPEG, ffmpeg);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordingOptions that && values.equals(that.values);
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
