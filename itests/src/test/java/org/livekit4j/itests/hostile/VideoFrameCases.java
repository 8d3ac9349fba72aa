package org.livekit4j.itests.hostile;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.livekit4j.video.PlaneLayout;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;

/** Frames of users' own making, by each way in: captured, converted, copied. */
final class VideoFrameCases {
    private static final int SIDE = 64;
    private static final VideoBufferType TYPE = VideoBufferType.I420;

    /** Where a frame goes in. */
    private enum Way {
        CAPTURE {
            @Override
            void take(Stage stage, VideoFrame frame) {
                Instances.videoSource(stage).capture(frame);
            }
        },
        CONVERT {
            @Override
            void take(Stage stage, VideoFrame frame) {
                stage.own(stage.video().convert(frame, VideoBufferType.RGBA, false));
            }
        };

        abstract void take(Stage stage, VideoFrame frame);
    }

    private VideoFrameCases() {}

    static List<HostileCase> all() {
        List<HostileCase> cases = new ArrayList<>(MemoryCases.all());
        for (Way way : Way.values()) {
            sides(cases, way);
            layouts(cases, way);
            changes(cases, way);
            others(cases, way);
        }
        return cases;
    }

    private static void refused(List<HostileCase> cases, Way way, String name, Consumer<OwnFrame> spoil,
            Class<? extends Throwable> refusal) {
        cases.add(HostileCase.refused(way + " " + name, stage -> way.take(stage, spoilt(spoil)), refusal));
    }

    private static OwnFrame spoilt(Consumer<OwnFrame> spoil) {
        OwnFrame frame = new OwnFrame(TYPE, SIDE, SIDE);
        spoil.accept(frame);
        return frame;
    }

    private static void sides(List<HostileCase> cases, Way way) {
        for (int side : new int[]{Integer.MIN_VALUE, -1, 0, 1, 3, 16_385, Integer.MAX_VALUE}) {
            refused(cases, way, "a width of " + side, frame -> frame.width = () -> side, IllegalArgumentException.class);
            refused(cases, way, "a height of " + side, frame -> frame.height = () -> side, IllegalArgumentException.class);
        }
        for (int side : new int[]{SIDE * 10, 16_384, SIDE + 1, SIDE / 2, 4}) {
            refused(cases, way, "a height of " + side + " and memory for " + SIDE, frame -> frame.height = () -> side,
                    IllegalArgumentException.class);
        }
        refused(cases, way, "a width of 16384 and memory for " + SIDE, frame -> frame.width = () -> 16_384,
                IllegalArgumentException.class);
        for (int[] side : new int[][]{{1, 1}, {2, 2}, {3, 3}, {3, 64}, {64, 3}}) {
            for (VideoBufferType type : VideoBufferType.values()) {
                cases.add(HostileCase.refused(way + " " + type + " of " + side[0] + " × " + side[1],
                        stage -> way.take(stage, VideoFrame.allocate(type, side[0], side[1])), IllegalArgumentException.class));
            }
        }
    }

    private static void layouts(List<HostileCase> cases, Way way) {
        for (int planes : new int[]{Integer.MIN_VALUE, -1, 0, 1, 2, 4, 7, Integer.MAX_VALUE}) {
            refused(cases, way, planes + " planes", frame -> frame.planeCount = () -> planes, IllegalArgumentException.class);
        }
        for (int rows : new int[]{1, SIDE - 1, SIDE + 1, 1_000_000}) {
            refused(cases, way, rows + " rows", frame -> frame.layout = index -> new PlaneLayout(SIDE, rows),
                    IllegalArgumentException.class);
        }
        for (int stride : new int[]{1, SIDE - 1, SIDE * 2, Integer.MAX_VALUE}) {
            refused(cases, way, "a stride of " + stride, frame -> frame.layout = index -> new PlaneLayout(stride, SIDE),
                    IllegalArgumentException.class);
        }
        for (int bytes : new int[]{0, 1, SIDE * SIDE - 1, SIDE * SIDE + 1}) {
            refused(cases, way, "a plane of " + bytes + " bytes",
                    frame -> frame.plane = index -> MemorySegment.ofArray(new byte[bytes]), IllegalArgumentException.class);
        }
        refused(cases, way, "a stride wider than any picture", frame -> {
            frame.layout = index -> new PlaneLayout(100_000, TYPE.planes(SIDE, SIDE).get(index).rows());
            frame.plane = index -> MemorySegment.ofArray(new byte[100_000 * TYPE.planes(SIDE, SIDE).get(index).rows()]);
        }, IllegalArgumentException.class);
        cases.add(HostileCase.harmless(way + " rows that are padded", stage -> way.take(stage, spoilt(frame -> {
            frame.layout = index -> new PlaneLayout(100, TYPE.planes(SIDE, SIDE).get(index).rows());
            frame.plane = index -> MemorySegment.ofArray(new byte[100 * TYPE.planes(SIDE, SIDE).get(index).rows()]);
        }))));
    }

    /** The first answer is right, and so may be the second; then comes one that would lead beyond memory. */
    private static void changes(List<HostileCase> cases, Way way) {
        for (int rightOnes : new int[]{1, 2}) {
            String suffix = " after " + rightOnes + " right answers";
            changing(cases, way, "type" + suffix,
                    frame -> frame.type = then(rightOnes, TYPE, VideoBufferType.I444));
            changing(cases, way, "width" + suffix, frame -> frame.width = then(rightOnes, SIDE, 16_384)::get);
            changing(cases, way, "height" + suffix, frame -> frame.height = then(rightOnes, SIDE, 16_384)::get);
            changing(cases, way, "planes" + suffix, frame -> frame.planeCount = then(rightOnes, 3, 7)::get);
            changing(cases, way, "layout" + suffix, frame -> {
                AtomicInteger asked = new AtomicInteger();
                frame.layout = index -> asked.getAndIncrement() < 3 * rightOnes
                        ? TYPE.planes(SIDE, SIDE).get(index)
                        : new PlaneLayout(16_384, 16_384);
            });
            changing(cases, way, "memory" + suffix, frame -> {
                AtomicInteger asked = new AtomicInteger();
                frame.plane = index -> asked.getAndIncrement() < 3 * rightOnes
                        ? MemorySegment.ofArray(new byte[(int) TYPE.planes(SIDE, SIDE).get(index).size()])
                        : MemorySegment.NULL;
            });
        }
    }

    private static <T> Supplier<T> then(int rightOnes, T right, T wrong) {
        AtomicInteger asked = new AtomicInteger();
        return () -> asked.getAndIncrement() < rightOnes ? right : wrong;
    }

    private static void changing(List<HostileCase> cases, Way way, String name, Consumer<OwnFrame> spoil) {
        cases.add(HostileCase.harmless(way + " changing " + name, stage -> way.take(stage, spoilt(spoil)),
                IllegalArgumentException.class));
    }

    private static void others(List<HostileCase> cases, Way way) {
        refused(cases, way, "no type", frame -> frame.type = () -> null, NullPointerException.class);
        refused(cases, way, "no layout", frame -> frame.layout = index -> null, NullPointerException.class);
        refused(cases, way, "no plane", frame -> frame.plane = index -> null, NullPointerException.class);
        refused(cases, way, "no rotation", frame -> frame.rotation = () -> null, NullPointerException.class);
        refused(cases, way, "no metadata", frame -> frame.metadata = () -> null, NullPointerException.class);
        refused(cases, way, "a frame that is closed", frame -> frame.retain = () -> {
            throw new IllegalStateException("closed");
        }, IllegalStateException.class);
        cases.add(HostileCase.harmless(way + " a frame that retains another", stage -> way.take(stage, spoilt(frame -> {
            frame.retain = () -> null;
            frame.text = () -> {
                throw new IllegalStateException("no text");
            };
        }))));
        for (VideoBufferType type : VideoBufferType.values()) {
            cases.add(HostileCase.harmless(way + " " + type + " of the smallest size",
                    stage -> way.take(stage, VideoFrame.allocate(type, 4, 4)), org.livekit4j.LiveKitException.class));
            for (int planes : IntStream.rangeClosed(0, 5).filter(n -> n != type.planes(4, 4).size()).toArray()) {
                cases.add(HostileCase.refused(way + " " + type + " with " + planes + " planes", stage -> {
                    OwnFrame frame = new OwnFrame(type, SIDE, SIDE);
                    frame.planeCount = () -> planes;
                    way.take(stage, frame);
                }, IllegalArgumentException.class));
            }
        }
    }
}
