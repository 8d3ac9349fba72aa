package org.livekit4j.devices.internal;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.livekit4j.LiveKitException;
import org.livekit4j.devices.Camera;
import org.livekit4j.devices.CameraInput;
import org.livekit4j.devices.CameraOptions;
import org.livekit4j.devices.Device;
import org.livekit4j.devices.DeviceEnd;
import org.livekit4j.devices.DeviceEnd.Reason;
import org.livekit4j.devices.DeviceException;
import org.livekit4j.devices.VideoDeviceStatistics;
import org.livekit4j.ffi.RepeatedWarning;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSource;

/** Reads frames of one size from a child process. While nobody takes them, the pipe is full, and the child waits. */
final class FfmpegCamera extends DeviceWorker implements Camera {
    private static final long EXIT_MS = 1_000;

    private final CameraOptions options;
    private final Process child;
    private final ChildLog log;
    private final VideoSource source;
    private final RepeatedWarning failures = new RepeatedWarning();
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile long captured;

    /** @param command the child's arguments */
    FfmpegCamera(Device device, List<String> command, CameraOptions options, Video video,
            Consumer<? super DeviceWorker> onClose) {
        super(device, System::nanoTime, options.lostAfterMs(), onClose);
        this.options = options;
        source = video.createSource(options.width(), options.height());
        try {
            child = new ProcessBuilder(command).start();
        } catch (IOException e) {
            source.close();
            throw new DeviceException("ffmpeg cannot be started: " + e.getMessage(), e);
        }
        log = new ChildLog(child.getErrorStream(), secret());
        Threads.platform("ffmpeg " + child.pid(), log).start();
    }

    /** The credentials in an address. */
    private String secret() {
        return options.input() == CameraInput.STREAM
                ? Optional.ofNullable(URI.create(options.location().orElseThrow()).getRawUserInfo()).orElse("")
                : "";
    }

    /** @throws DeviceException if no frame comes in time */
    void awaitFirstFrame() throws InterruptedException {
        boolean inTime;
        try {
            inTime = begun.await(options.startTimeoutMs(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            close();
            throw e;
        }
        if (captured == 0) {
            String why = inTime ? awaitEnd().detail() : "no frame came in " + options.startTimeoutMs() + " ms";
            close();
            throw new DeviceException(device() + " cannot be opened: " + why + "; ffmpeg: " + log.last(), null);
        }
    }

    @Override
    DeviceEnd work() throws IOException, InterruptedException {
        byte[] picture = new byte[(int) VideoBufferType.I420.size(options.width(), options.height())];
        VideoFrame frame = VideoFrame.wrap(VideoBufferType.I420, options.width(), options.height(),
                MemorySegment.ofArray(picture));
        InputStream frames = child.getInputStream();
        while (!closing() && frames.readNBytes(picture, 0, picture.length) == picture.length) {
            moved();
            try {
                source.capture(frame);
                captured++; // of this thread alone
                begun.countDown();
            } catch (LiveKitException e) {
                failures.report(count -> LOG.warn("A frame of {} was refused, {} times so far", device(), count, e));
            }
        }
        return closing() ? CLOSED : endOfChild();
    }

    private DeviceEnd endOfChild() throws InterruptedException {
        awaitExit();
        int code = child.exitValue();
        return code == 0 && captured > 0
                ? new DeviceEnd(Reason.COMPLETED, "")
                : new DeviceEnd(Reason.LOST, "ffmpeg has ended with exit code " + code + ": " + log.last());
    }

    private void awaitExit() throws InterruptedException {
        if (!child.waitFor(EXIT_MS, TimeUnit.MILLISECONDS)) {
            child.destroyForcibly().waitFor();
        }
    }

    @Override
    String idleness() {
        return "given no frame";
    }

    @Override
    boolean opened() {
        return captured > 0;
    }

    /** The end of the child ends the reading. */
    @Override
    void wake() {
        child.destroy();
        super.wake();
    }

    @Override
    void releaseDevice() {
        child.destroy();
        try {
            child.getInputStream().close(); // a child that waits for room in the pipe ends with it
        } catch (IOException e) {
            LOG.debug("The pipe of {} cannot be closed", device(), e);
        }
        try {
            awaitExit();
        } catch (InterruptedException e) {
            child.destroyForcibly();
        }
    }

    @Override
    void releaseParts() {
        source.close();
        child.destroyForcibly(); // if the thread that reads does not answer
        begun.countDown();
    }

    @Override
    public CameraOptions options() {
        return options;
    }

    @Override
    public VideoSource source() {
        return source;
    }

    @Override
    public long pid() {
        return child.pid();
    }

    @Override
    public OptionalInt exitCode() {
        return child.isAlive() ? OptionalInt.empty() : OptionalInt.of(child.exitValue());
    }

    @Override
    public List<String> log() {
        return log.lines();
    }

    @Override
    public VideoDeviceStatistics statistics() {
        return new VideoDeviceStatistics(captured, 0, failures.count());
    }
}
