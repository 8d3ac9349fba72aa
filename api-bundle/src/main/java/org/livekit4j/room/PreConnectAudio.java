package org.livekit4j.room;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.room.stream.ByteStreamReader;
import org.livekit4j.room.stream.StreamException;
import org.livekit4j.text.Printable;
import org.livekit4j.text.RecordText;

/**
 * What a participant has recorded before its track was published, for agents: they hear the user from the first word on. It
 * arrives as a byte stream of the topic {@value #TOPIC} soon after the agent has joined. An agent registers a handler right
 * after joining, or as an OSGi service, and reads the stream in it:
 *
 * <pre> room.registerByteStreamHandler(PreConnectAudio.TOPIC, (room, stream) -&gt; hear(PreConnectAudio.read(stream, 10_000_000)));
 * </pre>
 *
 * <p>{@link LocalParticipant#sendPreConnectAudio} sends it. Values are equal if their components are, where bytes are compared
 * by content.
 *
 * @param participantIdentity the identity of the sender
 * @param trackSid the sid of the track that the audio belongs to, as the sender says
 * @param sampleRate samples per second and channel, in Hz, at least 1
 * @param channels the number of channels, from 1 to 32
 * @param mimeType the type of the bytes, such as {@code audio/webm;codecs=opus} of browsers
 * @param bytes the audio, not copied: encoded, or interleaved signed 16-bit PCM, little endian
 */
public record PreConnectAudio(String participantIdentity, String trackSid, int sampleRate, int channels, String mimeType,
        byte[] bytes) {
    /** The topic of the byte streams. */
    public static final String TOPIC = "lk.agent.pre-connect-audio-buffer";
    private static final int FRAMES_PER_SECOND = 100;
    private static final int MAX_CHANNELS = 32;
    private static final int MAX_SAMPLE_RATE = 768_000;

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the sample rate or the number of channels is out of range
     */
    public PreConnectAudio {
        Objects.requireNonNull(participantIdentity, "participantIdentity is null");
        Objects.requireNonNull(trackSid, "trackSid is null");
        Objects.requireNonNull(mimeType, "mimeType is null");
        Objects.requireNonNull(bytes, "bytes is null");
        requireRange("sampleRate", sampleRate, MAX_SAMPLE_RATE);
        requireRange("channels", channels, MAX_CHANNELS);
    }

    private static void requireRange(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be from 1 to " + max);
        }
    }

    /**
     * Reads the stream to its end.
     *
     * @param stream a stream of the topic {@value #TOPIC}
     * @param maxBytes the largest number of bytes to accept, at least 0
     * @return the audio
     * @throws StreamException if the stream has broken off or is longer than {@code maxBytes}, or if its sender does not say
     *     what audio it is
     * @throws IllegalArgumentException if {@code maxBytes} is negative
     * @throws InterruptedException if the thread was interrupted while waiting; what was read is lost
     */
    public static PreConnectAudio read(ByteStreamReader stream, int maxBytes) throws InterruptedException {
        Map<String, String> attributes = Objects.requireNonNull(stream, "stream is null").info().attributes();
        String trackSid = attributes.getOrDefault("trackId", "");
        int sampleRate = number(attributes, "sampleRate", MAX_SAMPLE_RATE);
        int channels = number(attributes, "channels", MAX_CHANNELS);
        return new PreConnectAudio(stream.senderIdentity(), trackSid, sampleRate, channels, stream.info().mimeType(),
                stream.readAll(maxBytes));
    }

    private static int number(Map<String, String> attributes, String name, int max) {
        String value = attributes.get(name);
        try {
            int number = value == null ? 0 : Integer.parseInt(value);
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // as a number out of range
        }
        throw new StreamException(
                "the attribute " + name + " of the stream is " + (value == null ? "missing" : Printable.of(value))
                        + "; it must be a number from 1 to " + max);
    }

    /** {@return whether the bytes are encoded: {@link #frames} does not decode them} */
    public boolean encoded() {
        return mimeType.contains("opus") || mimeType.startsWith("video/") || mimeType.startsWith("audio/webm")
                || mimeType.startsWith("audio/ogg") || mimeType.startsWith("audio/mp4");
    }

    /**
     * Returns the audio as frames of 10 ms, as those of an audio stream are; the last one may be shorter.
     *
     * @return the frames
     * @throws IllegalStateException if the bytes are {@link #encoded}
     */
    public List<AudioFrame> frames() {
        if (encoded()) {
            throw new IllegalStateException(
                    "the audio is encoded as " + Printable.of(mimeType) + "; decode the bytes with a decoder for that");
        }
        ShortBuffer samples = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        int perFrame = Math.max(1, sampleRate / FRAMES_PER_SECOND) * channels;
        List<AudioFrame> frames = new ArrayList<>();
        while (samples.remaining() >= channels) {
            short[] data = new short[Math.min(perFrame, samples.remaining() / channels * channels)];
            samples.get(data);
            frames.add(new AudioFrame(data, sampleRate, channels));
        }
        return frames;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PreConnectAudio that && participantIdentity.equals(that.participantIdentity)
                && trackSid.equals(that.trackSid) && sampleRate == that.sampleRate && channels == that.channels
                && mimeType.equals(that.mimeType) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(participantIdentity, trackSid, sampleRate, channels, mimeType, Arrays.hashCode(bytes));
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
