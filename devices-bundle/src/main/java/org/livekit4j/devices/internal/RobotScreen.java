package org.livekit4j.devices.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.livekit4j.LiveKitException;
import org.livekit4j.devices.DeviceEnd;
import org.livekit4j.devices.Screen;
import org.livekit4j.devices.ScreenOptions;
import org.livekit4j.devices.ScreenRegion;
import org.livekit4j.devices.VideoDeviceStatistics;
import org.livekit4j.ffi.RepeatedWarning;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSource;
import org.livekit4j.video.VideoSourceOptions;

/** Captures a screen at fixed times. What was due while it was busy is skipped. */
final class RobotScreen extends DeviceWorker implements Screen {
    private static final int LOST_AFTER_MS = 10_000;
    /** On every machine: as bytes the pixels are BGRA then. */
    private static final ValueLayout.OfInt PIXEL = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final ScreenDevices.Opened screen;
    private final ScreenOptions options;
    private final VideoSource source;
    private final RepeatedWarning failures = new RepeatedWarning();
    private volatile long captured;
    private volatile long skipped;

    RobotScreen(ScreenDevices.Opened screen, ScreenOptions options, Video video, Consumer<? super DeviceWorker> onClose) {
        super(screen.device(), System::nanoTime, LOST_AFTER_MS, onClose);
        this.screen = screen;
        this.options = options;
        source = video.createSource(
                VideoSourceOptions.of(screen.region().width(), screen.region().height()).withScreencast(true));
    }

    @Override
    DeviceEnd work() {
        long pauseNanos = TimeUnit.SECONDS.toNanos(1) / options.framesPerSecond();
        try (Arena arena = Arena.ofConfined()) {
            int width = screen.region().width();
            int height = screen.region().height();
            MemorySegment memory = arena.allocate(VideoBufferType.BGRA.size(width, height));
            VideoFrame frame = VideoFrame.wrap(VideoBufferType.BGRA, width, height, memory);
            long due = System.nanoTime();
            while (!closing()) {
                capture(frame, memory);
                due += pauseNanos;
                long late = System.nanoTime() - due;
                if (late > pauseNanos) {
                    skipped += late / pauseNanos; // of this thread alone
                    due += late / pauseNanos * pauseNanos;
                }
                while (!closing() && due - System.nanoTime() > 0) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
            }
        }
        return CLOSED;
    }

    private void capture(VideoFrame frame, MemorySegment memory) {
        int[] pixels = screen.grabber().grab();
        moved();
        MemorySegment.copy(pixels, 0, memory, PIXEL, 0, pixels.length);
        try {
            source.capture(frame);
            captured++;
        } catch (LiveKitException e) {
            failures.report(count -> LOG.warn("A picture of {} was refused, {} times so far", device(), count, e));
        }
    }

    @Override
    String idleness() {
        return "given no picture";
    }

    @Override
    void releaseDevice() {
        // A robot has nothing to release
    }

    @Override
    void releaseParts() {
        source.close();
    }

    @Override
    public ScreenOptions options() {
        return options;
    }

    @Override
    public ScreenRegion region() {
        return screen.region();
    }

    @Override
    public VideoSource source() {
        return source;
    }

    @Override
    public VideoDeviceStatistics statistics() {
        return new VideoDeviceStatistics(captured, skipped, failures.count());
    }
}
