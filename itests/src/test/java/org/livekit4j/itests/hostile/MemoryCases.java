package org.livekit4j.itests.hostile;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.livekit4j.LiveKitException;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSource;

/** Frames in memory that is not there, not ours, or not there any more. */
final class MemoryCases {
    private static final VideoBufferType TYPE = VideoBufferType.RGBA;
    /** Large, so that memory that is freed goes back to the system. */
    private static final int SIDE = 640;
    private static final long BYTES = TYPE.size(SIDE, SIDE);
    private static final int ROUNDS = 40;

    private MemoryCases() {}

    static List<HostileCase> all() {
        List<HostileCase> cases = new ArrayList<>();
        for (boolean convert : new boolean[]{false, true}) {
            String way = convert ? "CONVERT" : "CAPTURE";
            cases.add(HostileCase.refused(way + " from an arena that is closed", stage -> {
                VideoFrame frame;
                try (Arena arena = Arena.ofConfined()) {
                    frame = frame(arena.allocate(BYTES));
                }
                take(stage, frame, convert);
            }, IllegalStateException.class));
            cases.add(HostileCase.refused(way + " from a shared arena that is closed", stage -> {
                VideoFrame frame;
                try (Arena arena = Arena.ofShared()) {
                    frame = frame(arena.allocate(BYTES));
                }
                take(stage, frame, convert);
            }, IllegalStateException.class));
            cases.add(HostileCase.refused(way + " from another thread's arena",
                    stage -> take(stage, ofAnotherThread(stage), convert), IllegalStateException.class));
            files(cases, way, convert);
            sound(cases, way, convert);
            races(cases, way, convert);
        }
        closedFrames(cases);
        return cases;
    }

    private static void files(List<HostileCase> cases, String way, boolean convert) {
        cases.add(HostileCase.refused(way + " from a file that was cut short", stage -> {
            Path file = file(stage);
            VideoFrame frame = frame(map(stage, file));
            truncate(file);
            take(stage, frame, convert);
        }, IllegalStateException.class));
        cases.add(HostileCase.harmless(way + " from a file", stage -> take(stage, frame(map(stage, file(stage))), convert)));
        cases.add(HostileCase.harmless(way + " from a file, confined", stage -> {
            try (Arena arena = Arena.ofConfined()) {
                take(stage, frame(map(arena, file(stage))), convert);
            }
        }));
        cases.add(HostileCase.refused(way + " from a file that was cut short, confined", stage -> {
            Path file = file(stage);
            try (Arena arena = Arena.ofConfined()) {
                VideoFrame frame = frame(map(arena, file));
                truncate(file);
                take(stage, frame, convert);
            }
        }, IllegalStateException.class));
        cases.add(HostileCase.refused(way + " from a file that was cut short, of ten bits", stage -> {
            Path file = file(stage);
            MemorySegment memory = map(stage, file).asSlice(0, VideoBufferType.I010.size(SIDE, SIDE));
            VideoFrame frame = VideoFrame.wrap(VideoBufferType.I010, SIDE, SIDE, memory);
            truncate(file);
            take(stage, frame, convert);
        }, convert ? LiveKitException.class : IllegalStateException.class));
    }

    private static void closedFrames(List<HostileCase> cases) {
        cases.add(HostileCase.refused("reading a frame that is closed", stage -> {
            VideoFrame frame = Instances.received(stage);
            frame.close();
            frame.plane(0);
        }, IllegalStateException.class));
        cases.add(HostileCase.refused("reading a plane of a frame that is closed", stage -> {
            VideoFrame frame = Instances.received(stage);
            MemorySegment plane = frame.plane(0);
            frame.close();
            plane.get(java.lang.foreign.ValueLayout.JAVA_BYTE, 0);
        }, IllegalStateException.class));
    }

    /** What is right stays right. */
    private static void sound(List<HostileCase> cases, String way, boolean convert) {
        cases.add(HostileCase.harmless(way + " from an arena of one's own", stage -> {
            try (Arena arena = Arena.ofConfined()) {
                take(stage, frame(arena.allocate(BYTES)), convert);
            }
        }));
        cases.add(HostileCase.harmless(way + " from the arena of all",
                stage -> take(stage, frame(Arena.global().allocate(BYTES)), convert)));
        cases.add(HostileCase.harmless(way + " from an arena of the collector's",
                stage -> take(stage, frame(Arena.ofAuto().allocate(BYTES)), convert)));
        cases.add(HostileCase.harmless(way + " from numbers on the heap",
                stage -> take(stage, frame(MemorySegment.ofArray(new int[(int) BYTES / 4])), convert)));
        cases.add(HostileCase.harmless(way + " from an odd address",
                stage -> take(stage, frame(Arena.ofAuto().allocate(BYTES + 1).asSlice(1)), convert)));
        cases.add(HostileCase.harmless(way + " from what is read-only",
                stage -> take(stage, frame(MemorySegment.ofArray(new byte[(int) BYTES]).asReadOnly()), convert)));
    }

    /** Another thread takes the memory away while it is read. */
    private static void races(List<HostileCase> cases, String way, boolean convert) {
        cases.add(HostileCase.harmless(way + " while a shared arena is closed", stage -> {
            VideoSource source = Instances.videoSource(stage);
            for (int i = 0; i < ROUNDS; i++) {
                Arena arena = Arena.ofShared();
                VideoFrame frame = frame(arena.allocate(BYTES));
                meanwhile(arena::close, () -> take(stage, source, frame, convert));
            }
        }));
        cases.add(HostileCase.harmless(way + " while a file is cut short", stage -> {
            VideoSource source = Instances.videoSource(stage);
            for (int i = 0; i < ROUNDS; i++) {
                Path file = file(stage);
                VideoFrame frame = frame(map(stage, file));
                meanwhile(() -> truncate(file), () -> take(stage, source, frame, convert));
            }
        }));
        cases.add(HostileCase.harmless(way + " while the frame is closed", stage -> {
            VideoSource source = Instances.videoSource(stage);
            for (int i = 0; i < ROUNDS / 4; i++) {
                VideoFrame frame = Instances.received(stage);
                meanwhile(frame::close, () -> take(stage, source, frame, false));
            }
        }));
    }

    private static void meanwhile(Runnable harm, Runnable call) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        Thread thread = Thread.ofPlatform().start(() -> {
            start.countDown();
            harm.run();
        });
        start.await();
        try {
            call.run();
        } catch (IllegalStateException e) {
            // As it may be
        } finally {
            Thread.interrupted(); // the JVM interrupts a thread from which it takes the memory that it reads
            thread.join();
        }
    }

    private static VideoFrame frame(MemorySegment memory) {
        return VideoFrame.wrap(TYPE, SIDE, SIDE, memory);
    }

    private static void take(Stage stage, VideoFrame frame, boolean convert) {
        take(stage, Instances.videoSource(stage), frame, convert);
    }

    private static void take(Stage stage, VideoSource source, VideoFrame frame, boolean convert) {
        if (convert) {
            stage.video().convert(frame, VideoBufferType.I420, false).close();
        } else {
            source.capture(frame);
        }
    }

    /** Its thread lives. */
    private static VideoFrame ofAnotherThread(Stage stage) throws InterruptedException {
        VideoFrame[] frame = new VideoFrame[1];
        CountDownLatch ready = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Thread.ofPlatform().daemon().start(() -> {
            try (Arena arena = Arena.ofConfined()) {
                frame[0] = frame(arena.allocate(BYTES));
                ready.countDown();
                over.await();
            } catch (InterruptedException e) {
                // Nobody does
            }
        });
        ready.await();
        stage.own(over::countDown);
        return frame[0];
    }

    private static Path file(Stage stage) throws IOException {
        Path file = Files.createTempFile("hostile", ".rgba");
        stage.own(() -> Files.deleteIfExists(file));
        Files.write(file, new byte[(int) BYTES]);
        return file;
    }

    private static MemorySegment map(Stage stage, Path file) throws IOException {
        return map(stage.own(Arena.ofShared()), file);
    }

    private static MemorySegment map(Arena arena, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, BYTES, arena);
        }
    }

    private static void truncate(Path file) {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
