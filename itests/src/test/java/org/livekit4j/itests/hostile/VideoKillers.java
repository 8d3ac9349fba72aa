package org.livekit4j.itests.hostile;

import static org.livekit4j.itests.hostile.Killer.Effect.DEATH;
import static org.livekit4j.itests.hostile.Killer.Effect.NONSENSE;
import static org.livekit4j.itests.hostile.Killer.Effect.SAME;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.livekit4j.ffi.proto.CaptureEncodedVideoFrameRequest;
import org.livekit4j.ffi.proto.EncodedFrameType;
import org.livekit4j.ffi.proto.EncodedVideoBufferInfo;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.VideoBufferInfo;
import org.livekit4j.ffi.proto.VideoCodec;
import org.livekit4j.ffi.proto.VideoConvertRequest;
import org.livekit4j.ffi.proto.VideoSourceType;
import org.livekit4j.video.VideoBufferType;

/** Frames, and their sources and streams. */
final class VideoKillers {
    private static final String SOURCE = "the sides of a source";
    private static final String SIDES = "the sides of a picture";
    private static final String QUEUE = "the queue of a stream of pictures";
    private static final String LAYOUT = "the layout of a picture";
    private static final String TYPE = "the type of a picture";
    private static final String ENCODED = "encoded pictures";
    private static final int SIDE = 64;

    private VideoKillers() {}

    static List<Killer> all() {
        List<Killer> killers = new ArrayList<>();
        int[][] sides = {{1, 1}, {2, 2}, {3, 3}, {0, 0}, {0, 720}, {3, 720}, {1280, 2}, {-1, -1}, {Integer.MAX_VALUE, 4},
            {16_385, 4}};
        for (int[] side : sides) {
            String name = side[0] + " × " + side[1];
            killers.add(new Killer(SOURCE, name, side[0] == 3 && side[1] == 3 || side[0] == -1
                    ? DEATH
                    : side[0] == 16_385 ? NONSENSE : SAME, to -> {
                        to.watchedSource(side[0], side[1]);
                        Requests.rest();
                    }));
            killers.add(new Killer(SOURCE, name + " of encoded pictures", NONSENSE,
                    to -> to.videoSource(VideoSourceType.VIDEO_SOURCE_ENCODED, side[0], side[1])));
        }
        for (int queue : new int[]{Integer.MAX_VALUE, -1, 65_537}) {
            killers.add(new Killer(QUEUE, String.valueOf(queue), queue == Integer.MAX_VALUE ? DEATH : SAME,
                    to -> to.videoStream(to.videoTrack(to.videoSource(SIDE, SIDE)), stream -> stream.setQueueSizeFrames(queue))));
        }
        pictures(killers);
        layouts(killers);
        types(killers);
        encoded(killers);
        return killers;
    }

    private static void pictures(List<Killer> killers) {
        for (VideoBufferType type : VideoBufferType.values()) {
            for (int[] side : new int[][]{{1, 1}, {2, 2}, {3, 3}, {3, 64}, {64, 2}}) {
                boolean shown = type == VideoBufferType.I420 && side[0] == 3 && side[1] == 3
                        || type == VideoBufferType.RGBA && side[0] == 2;
                killers.add(new Killer(SIDES, type + " " + side[0] + " × " + side[1], shown ? DEATH : SAME, to -> {
                    long source = to.watchedSource(SIDE, SIDE);
                    for (int i = 0; i < 5; i++) {
                        to.capture(source, Requests.picture(type, side[0], side[1]));
                    }
                    Requests.rest();
                }));
            }
            killers.add(new Killer(SIDES, "converting " + type + " 2 × 2", NONSENSE,
                    to -> convert(to, Requests.picture(type, 2, 2), VideoBufferType.I420)));
        }
    }

    private static void layouts(List<Killer> killers) {
        for (VideoBufferType type : List.of(VideoBufferType.I420, VideoBufferType.I420A, VideoBufferType.I422,
                VideoBufferType.I444)) {
            Killer.Effect effect = type == VideoBufferType.I420 ? DEATH : SAME;
            killers.add(layout(type, "size", effect, picture -> picture.getComponentsBuilder(0).setSize(7)));
            killers.add(layout(type, "component missing", effect, picture -> picture.removeComponents(1)));
            killers.add(layout(type, "stride shorter than a row", effect,
                    picture -> picture.getComponentsBuilder(0).setStride(1).setSize(SIDE)));
            killers.add(layout(type, "component at address 0", effect, picture -> picture.getComponentsBuilder(0).setDataPtr(0)));
            killers.add(layout(type, "negative stride", effect,
                    picture -> picture.getComponentsBuilder(0).setStride(-SIDE).setSize(-SIDE * SIDE)));
            killers.add(
                    layout(type, "one component too many", NONSENSE, picture -> picture.addComponents(picture.getComponents(0))));
        }
        for (VideoBufferType type : List.of(VideoBufferType.RGBA, VideoBufferType.ABGR, VideoBufferType.ARGB,
                VideoBufferType.BGRA,
                VideoBufferType.RGB24)) {
            Killer.Effect effect = type == VideoBufferType.BGRA ? DEATH : SAME;
            killers.add(layout(type, "no stride", effect, picture -> picture.setStride(0)));
            killers.add(layout(type, "endless stride", effect, picture -> picture.setStride(Integer.MAX_VALUE)));
            killers.add(layout(type, "at address 0", effect == DEATH ? DEATH : NONSENSE, picture -> picture.setDataPtr(0)));
        }
    }

    private static Killer layout(VideoBufferType type, String name, Killer.Effect effect,
            Consumer<VideoBufferInfo.Builder> spoil) {
        return new Killer(LAYOUT, type + ", " + name, effect, to -> {
            VideoBufferInfo.Builder picture = Requests.picture(type, SIDE, SIDE);
            spoil.accept(picture);
            to.capture(to.videoSource(SIDE, SIDE), picture);
        });
    }

    private static void types(List<Killer> killers) {
        killers.add(new Killer(TYPE, "capturing NV12", DEATH, to -> {
            to.capture(to.watchedSource(SIDE, SIDE), Requests.picture(VideoBufferType.NV12, SIDE, SIDE));
            Requests.rest();
        }));
        killers.add(new Killer(TYPE, "capturing I010 for who asks for RGBA", DEATH, to -> {
            long source = to.videoSource(SIDE, SIDE);
            to.videoStream(to.videoTrack(source), stream -> stream.setFormat(org.livekit4j.ffi.proto.VideoBufferType.RGBA));
            for (int i = 0; i < 5; i++) {
                to.capture(source, Requests.picture(VideoBufferType.I010, SIDE, SIDE));
            }
            Requests.rest();
        }));
        for (VideoBufferType into : VideoBufferType.values()) {
            killers.add(new Killer(TYPE, "converting ABGR to " + into, into == VideoBufferType.RGBA ? DEATH : SAME,
                    to -> convert(to, Requests.picture(VideoBufferType.ABGR, SIDE, SIDE), into)));
            killers.add(new Killer(TYPE, "converting I010 to " + into, into == VideoBufferType.I420 ? DEATH : NONSENSE,
                    to -> convert(to, Requests.picture(VideoBufferType.I010, SIDE, SIDE), into)));
        }
        killers.add(new Killer(TYPE, "converting NV12 to NV12", DEATH,
                to -> convert(to, Requests.picture(VideoBufferType.NV12, SIDE, SIDE), VideoBufferType.NV12)));
    }

    private static void convert(Requests to, VideoBufferInfo.Builder picture, VideoBufferType into) {
        to.send(FfiRequest.newBuilder().setVideoConvert(VideoConvertRequest.newBuilder().setBuffer(picture)
                .setDstType(org.livekit4j.ffi.proto.VideoBufferType.forNumber(into.ordinal()))));
    }

    private static void encoded(List<Killer> killers) {
        killers.add(encoded("of 1 GiB", DEATH, Requests.memory(64), 1L << 30, SIDE));
        killers.add(encoded("of more than there can be", DEATH, Requests.memory(64), -1, SIDE));
        killers.add(encoded("of no bytes", NONSENSE, Requests.memory(64), 0, SIDE));
        killers.add(encoded("at address 0", NONSENSE, 0, 60, SIDE));
        killers.add(encoded("of 2 × 2 pixels", NONSENSE, Requests.memory(64), 60, 2));
        killers.add(encoded("of no pixels", NONSENSE, Requests.memory(64), 60, 0));
    }

    private static Killer encoded(String name, Killer.Effect effect, long address, long bytes, int side) {
        return new Killer(ENCODED, name, effect, to -> {
            long source = to.videoSource(VideoSourceType.VIDEO_SOURCE_ENCODED, SIDE, SIDE);
            to.send(FfiRequest.newBuilder().setCaptureEncodedVideoFrame(CaptureEncodedVideoFrameRequest.newBuilder()
                    .setSourceHandle(source)
                    .setBuffer(EncodedVideoBufferInfo.newBuilder().setDataPtr(address).setDataLen(bytes)).setCodec(VideoCodec.VP8)
                    .setFrameType(EncodedFrameType.ENCODED_FRAME_KEY).setWidth(side).setHeight(side).setTimestampUs(1)));
        });
    }
}
