package org.livekit4j.video;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.internal.EncodedPayload;
import org.livekit4j.track.VideoCodec;

/**
 * A frame of video that is encoded already. {@link #of} finds out by itself whether it is a key frame.
 *
 * @param data one whole frame, not copied, of 1 to {@value #MAX_SIZE} bytes: what IVF files hold as a frame of VP8, VP9 or AV1; an
 *     access unit of H.264 in Annex B format (with start codes), in which each key frame contains its parameter sets
 * @param keyFrame whether the frame can be decoded without earlier ones
 * @param width the width of the frame, in pixels, from {@value VideoBufferType#MIN_SIDE} to {@value VideoBufferType#MAX_SIDE}
 * @param height the height of the frame, in pixels, in the same range
 * @param timestampUs the time of the frame, in microseconds of any clock that runs evenly, greater than that of the frame before
 * @param metadata the data to attach; empty for none
 */
public record EncodedVideoFrame(byte[] data, boolean keyFrame, int width, int height, long timestampUs,
        Optional<FrameMetadata> metadata) {
    /** The largest size of a frame, in bytes. */
    public static final int MAX_SIZE = 1 << 24;

    /** Checks the size of the data and of the frame. */
    public EncodedVideoFrame {
        Objects.requireNonNull(data, "data is null");
        Objects.requireNonNull(metadata, "metadata is null");
        if (data.length == 0 || data.length > MAX_SIZE) {
            throw new IllegalArgumentException("data has " + data.length + " bytes; a frame has from 1 to " + MAX_SIZE);
        }
        VideoBufferType.requireSides(width, height);
    }

    /**
     * Creates a frame without metadata.
     *
     * @param codec the codec, by which {@link #isKeyFrame} is found out
     * @param data one whole frame, not copied
     * @param width the width, in pixels
     * @param height the height, in pixels
     * @param timestampUs the time of the frame, in microseconds
     * @return the frame
     * @throws IllegalArgumentException if the codec is H265, or an argument is out of range
     */
    public static EncodedVideoFrame of(VideoCodec codec, byte[] data, int width, int height, long timestampUs) {
        return new EncodedVideoFrame(data, isKeyFrame(codec, data), width, height, timestampUs, Optional.empty());
    }

    /**
     * Returns whether data holds a key frame: of H.264 an IDR picture, of AV1 a sequence header.
     *
     * @param codec the codec: VP8, VP9, AV1 or H264
     * @param data one whole frame
     * @return whether it can be decoded without earlier ones
     * @throws IllegalArgumentException if the codec is H265, which no source takes
     */
    public static boolean isKeyFrame(VideoCodec codec, byte[] data) {
        return EncodedPayload.isKeyFrame(Objects.requireNonNull(codec, "codec is null"),
                Objects.requireNonNull(data, "data is null"));
    }

    /**
     * Checks that the data has the form that receivers need; {@link EncodedVideoSource#capture} does so.
     *
     * @param codec the codec
     * @throws IllegalArgumentException if a frame of H.264 does not begin with a start code, or a key frame of it does not contain
     *     its parameter sets
     */
    public void requireDecodable(VideoCodec codec) {
        EncodedPayload.check(Objects.requireNonNull(codec, "codec is null"), data, keyFrame);
    }

    /**
     * Returns a copy with metadata.
     *
     * @param other the data to attach
     * @return the copy, with the same array
     */
    public EncodedVideoFrame withMetadata(FrameMetadata other) {
        return new EncodedVideoFrame(data, keyFrame, width, height, timestampUs, Optional.of(other));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncodedVideoFrame that && keyFrame == that.keyFrame && width == that.width
                && height == that.height && timestampUs == that.timestampUs && metadata.equals(that.metadata)
                && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return Objects.hash(keyFrame, width, height, timestampUs, Arrays.hashCode(data));
    }

    @Override
    public String toString() {
        return "EncodedVideoFrame[" + data.length + " bytes, keyFrame=" + keyFrame + ", " + width + " × " + height
                + ", timestampUs=" + timestampUs + "]";
    }
}
