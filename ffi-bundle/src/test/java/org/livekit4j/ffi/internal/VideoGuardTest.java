package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.livekit4j.ffi.proto.CaptureEncodedVideoFrameRequest;
import org.livekit4j.ffi.proto.CaptureVideoFrameRequest;
import org.livekit4j.ffi.proto.EncodedFrameType;
import org.livekit4j.ffi.proto.EncodedVideoBufferInfo;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.NewVideoSourceRequest;
import org.livekit4j.ffi.proto.NewVideoStreamRequest;
import org.livekit4j.ffi.proto.TrackSource;
import org.livekit4j.ffi.proto.VideoBufferInfo;
import org.livekit4j.ffi.proto.VideoCodec;
import org.livekit4j.ffi.proto.VideoConvertRequest;
import org.livekit4j.ffi.proto.VideoRotation;
import org.livekit4j.ffi.proto.VideoSourceResolution;
import org.livekit4j.ffi.proto.VideoSourceType;
import org.livekit4j.ffi.proto.VideoStreamFromParticipantRequest;
import org.livekit4j.ffi.proto.VideoStreamType;
import org.livekit4j.video.PlaneLayout;
import org.livekit4j.video.VideoBufferType;

class VideoGuardTest {
    private static final int WIDTH = 7;
    private static final int HEIGHT = 5;

    /** A tightly packed frame of this type as the library's messages have it. */
    private static VideoBufferInfo.Builder picture(VideoBufferType type) {
        VideoBufferInfo.Builder picture = VideoBufferInfo.newBuilder()
                .setType(org.livekit4j.ffi.proto.VideoBufferType.forNumber(type.ordinal())).setWidth(WIDTH).setHeight(HEIGHT)
                .setDataPtr(64);
        List<PlaneLayout> planes = type.planes(WIDTH, HEIGHT);
        if (type.packed()) {
            return picture.setStride(planes.get(0).stride());
        }
        planes.forEach(plane -> picture.addComponents(VideoBufferInfo.ComponentInfo.newBuilder().setDataPtr(64)
                .setStride(plane.stride()).setSize((int) plane.size())));
        return picture;
    }

    private static FfiRequest capture(VideoBufferInfo.Builder picture) {
        return FfiRequest.newBuilder().setCaptureVideoFrame(CaptureVideoFrameRequest.newBuilder().setSourceHandle(1)
                .setBuffer(picture).setTimestampUs(0).setRotation(VideoRotation.VIDEO_ROTATION_0)).build();
    }

    private static FfiRequest convert(VideoBufferInfo.Builder picture) {
        return convert(picture, VideoBufferType.RGBA);
    }

    private static FfiRequest convert(VideoBufferInfo.Builder picture, VideoBufferType to) {
        return FfiRequest.newBuilder().setVideoConvert(VideoConvertRequest.newBuilder().setBuffer(picture)
                .setDstType(org.livekit4j.ffi.proto.VideoBufferType.forNumber(to.ordinal()))).build();
    }

    /** The requests that may carry a frame of its type at all. */
    private static List<FfiRequest> requests(VideoBufferInfo.Builder picture) {
        return switch (picture.getType()) {
            case I010 -> List.of();
            case NV12 -> List.of(convert(picture));
            case ABGR -> List.of(capture(picture));
            default -> List.of(capture(picture), convert(picture));
        };
    }

    private static void accepted(VideoBufferInfo.Builder picture) {
        assertThat(requests(picture))
                .allSatisfy(request -> assertThatCode(() -> RequestGuard.check(request)).doesNotThrowAnyException());
    }

    private static void refused(VideoBufferInfo.Builder picture, String message) {
        assertThat(requests(picture)).allSatisfy(request -> assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestGuard.check(request)).withMessage(message));
    }

    @Test
    void shouldHaveTheProtocolsNumbersWhenTheTypesAreCompared() {
        assertThat(Arrays.stream(VideoBufferType.values()).map(Enum::name))
                .containsExactlyElementsOf(
                        Arrays.stream(org.livekit4j.ffi.proto.VideoBufferType.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @EnumSource
    void shouldAcceptAPictureWhenItIsTightlyPacked(VideoBufferType type) {
        accepted(picture(type));
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseAPictureWhenItLiesNowhere(VideoBufferType type) {
        VideoBufferInfo.Builder picture = picture(type).setDataPtr(0);
        if (!type.packed()) {
            picture.getComponentsBuilder(0).setDataPtr(0);
        }
        refused(picture, (type.packed() ? "frame" : "component 0") + " of " + type.planes(WIDTH, HEIGHT).get(0).size()
                + " bytes at address 0; it must lie in native memory");
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseAPictureWhenItsStrideIsShorterThanARow(VideoBufferType type) {
        VideoBufferInfo.Builder picture = picture(type);
        int row = type.planes(WIDTH, HEIGHT).get(0).stride();
        if (type.packed()) {
            picture.setStride(row - 1);
        } else {
            picture.getComponentsBuilder(0).setStride(row - 1).setSize((row - 1) * HEIGHT);
        }
        refused(picture,
                "component 0 of a frame " + type + " has a stride of " + (row - 1) + " bytes; a row takes " + row);
    }

    @ParameterizedTest
    @EnumSource(names = {"I420", "I420A", "I422", "I444", "I010", "NV12"})
    void shouldRefuseAPictureWhenAComponentIsMissing(VideoBufferType type) {
        int components = type.planes(WIDTH, HEIGHT).size();
        refused(picture(type).removeComponents(0),
                "a frame " + type + " with " + (components - 1) + " components; it has " + components);
    }

    @ParameterizedTest
    @EnumSource(names = {"I420", "I420A", "I422", "I444", "I010", "NV12"})
    void shouldRefuseAPictureWhenTheSizeOfAComponentIsNotStrideTimesRows(VideoBufferType type) {
        List<PlaneLayout> planes = type.planes(WIDTH, HEIGHT);
        for (int i = 0; i < planes.size(); i++) {
            for (int off : new int[]{-1, 1}) {
                VideoBufferInfo.Builder picture = picture(type);
                PlaneLayout plane = planes.get(i);
                picture.getComponentsBuilder(i).setSize((int) plane.size() + off);
                refused(picture, "component " + i + " of a frame " + type + " has " + (plane.size() + off) + " bytes; "
                        + plane.rows() + " rows of stride " + plane.stride() + " are " + plane.size());
            }
        }
    }

    @Test
    void shouldAcceptAPictureWhenItsRowsArePadded() {
        VideoBufferInfo.Builder picture = picture(VideoBufferType.I420);
        picture.getComponentsBuilder(0).setStride(64).setSize(64 * HEIGHT);
        accepted(picture);
        accepted(picture(VideoBufferType.RGBA).setStride(64));
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "5, 0", "-1, 5", "16385, 5", "5, 16385", "1, 1", "2, 2", "3, 3", "3, 720", "1280, 3"})
    void shouldRefuseAPictureWhenItsSidesAreNone(int width, int height) {
        String message = "a frame of " + width + " × " + height + " pixels; each side must be from 4 to 16384";
        for (VideoBufferType type : VideoBufferType.values()) {
            refused(picture(type).setWidth(width).setHeight(height), message);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> RequestGuard.check(source(width, height))).withMessage(message);
        assertThatIllegalArgumentException().isThrownBy(() -> RequestGuard.check(encoded(64, 9, width, height)))
                .withMessage(message);
    }

    private static FfiRequest source(int width, int height) {
        return FfiRequest.newBuilder()
                .setNewVideoSource(NewVideoSourceRequest.newBuilder().setType(VideoSourceType.VIDEO_SOURCE_NATIVE)
                        .setResolution(VideoSourceResolution.newBuilder().setWidth(width).setHeight(height)))
                .build();
    }

    private static FfiRequest encoded(long address, long bytes, int width, int height) {
        return FfiRequest.newBuilder()
                .setCaptureEncodedVideoFrame(CaptureEncodedVideoFrameRequest.newBuilder().setSourceHandle(1)
                        .setBuffer(EncodedVideoBufferInfo.newBuilder().setDataPtr(address).setDataLen(bytes))
                        .setCodec(VideoCodec.VP8).setFrameType(EncodedFrameType.ENCODED_FRAME_KEY).setWidth(width)
                        .setHeight(height).setTimestampUs(0))
                .build();
    }

    @Test
    void shouldAcceptASourceWhenItHasAResolution() {
        assertThatCode(() -> RequestGuard.check(source(1280, 720))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "65536, true", "65537, false", "2147483647, false", "-1, false"})
    void shouldRefuseAStreamWhenItsQueueWouldFillMemory(int queue, boolean right) {
        List<FfiRequest> requests = List.of(
                FfiRequest.newBuilder().setNewVideoStream(NewVideoStreamRequest.newBuilder().setTrackHandle(1)
                        .setType(VideoStreamType.VIDEO_STREAM_NATIVE).setQueueSizeFrames(queue)).build(),
                FfiRequest.newBuilder().setVideoStreamFromParticipant(VideoStreamFromParticipantRequest.newBuilder()
                        .setParticipantHandle(1).setType(VideoStreamType.VIDEO_STREAM_NATIVE)
                        .setTrackSource(TrackSource.SOURCE_CAMERA).setQueueSizeFrames(queue)).build());
        for (FfiRequest request : requests) {
            if (right) {
                assertThatCode(() -> RequestGuard.check(request)).doesNotThrowAnyException();
            } else {
                assertThatIllegalArgumentException().isThrownBy(() -> RequestGuard.check(request))
                        .withMessage("queue_size_frames is " + queue + "; it must be from 0 to 65536");
            }
        }
    }

    @Test
    void shouldRefuseAPictureWhenItsStrideIsBeyondAnyPicture() {
        refused(picture(VideoBufferType.RGBA).setStride(Integer.MAX_VALUE),
                "the stride of component 0 is 2147483647; it must be from 1 to 65536");
    }

    @Test
    void shouldAcceptAnEncodedFrameWhenItHasBytes() {
        assertThatCode(() -> RequestGuard.check(encoded(64, 9, 1280, 720))).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseAnEncodedFrameWhenItHasNoBytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> RequestGuard.check(encoded(64, 0, 1280, 720)))
                .withMessage("an empty encoded frame; it must contain one access unit");
        assertThatIllegalArgumentException().isThrownBy(() -> RequestGuard.check(encoded(0, 9, 1280, 720)))
                .withMessage("encoded frame of 9 bytes at address 0; it must lie in native memory");
        assertThatIllegalArgumentException().isThrownBy(() -> RequestGuard.check(encoded(64, 1L << 30, 1280, 720)))
                .withMessage("encoded frame of 1073741824 bytes; it can have 16777216 at most");
    }

    @ParameterizedTest
    @EnumSource(names = {"NV12", "I010"})
    void shouldRefuseToCaptureAPictureWhenAStreamOfItWouldEndTheProcess(VideoBufferType type) {
        assertThatIllegalArgumentException().isThrownBy(() -> RequestGuard.check(capture(picture(type))))
                .withMessageStartingWith("capturing a frame " + type + " would end the process");
    }

    @ParameterizedTest
    @CsvSource({"ABGR, RGBA", "ABGR, I420", "I010, I420", "I010, I010", "NV12, NV12"})
    void shouldRefuseAConversionWhenItWouldEndTheProcess(VideoBufferType from, VideoBufferType to) {
        assertThatIllegalArgumentException().isThrownBy(() -> RequestGuard.check(convert(picture(from), to)))
                .withMessageStartingWith("converting a frame " + from + " to " + to + " would end the process");
    }

    @ParameterizedTest
    @CsvSource({"NV12, I420", "NV12, RGBA", "RGBA, ABGR", "I420, NV12", "I420, I420"})
    void shouldAcceptAConversionWhenItWouldNotEndTheProcess(VideoBufferType from, VideoBufferType to) {
        assertThatCode(() -> RequestGuard.check(convert(picture(from), to))).doesNotThrowAnyException();
    }
}
