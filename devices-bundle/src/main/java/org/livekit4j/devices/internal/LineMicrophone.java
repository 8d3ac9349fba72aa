package org.livekit4j.devices.internal;

import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.livekit4j.LiveKitException;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioProcessing;
import org.livekit4j.audio.AudioProcessingOptions;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.devices.Device;
import org.livekit4j.devices.DeviceEnd;
import org.livekit4j.devices.DeviceEnd.Reason;
import org.livekit4j.devices.Microphone;
import org.livekit4j.devices.MicrophoneOptions;
import org.livekit4j.devices.MicrophoneStatistics;
import org.livekit4j.devices.Speaker;
import org.livekit4j.ffi.RepeatedWarning;

/**
 * Records a line. The source has no queue, so that the device alone gives the pace: a queue with the clock of the native library
 * would run full or empty, because no two clocks are alike.
 */
final class LineMicrophone extends SoundWorker implements Microphone {
    private static final int MAX_DELAY_MS = 500;

    private final InputLine line;
    private final MicrophoneOptions options;
    private final AudioSource source;
    private final Optional<AudioProcessing> processing;
    private final RepeatedWarning drops = new RepeatedWarning();
    private final RepeatedWarning failures = new RepeatedWarning();
    private final AtomicReference<Runnable> echo = new AtomicReference<>(() -> {
    });
    private final Deque<AudioFrame> queue = new ArrayDeque<>();
    private volatile int queued;
    private volatile long captured;
    private volatile int speakerDelayMs;
    private volatile boolean cancelling;

    LineMicrophone(Device device, InputLine line, MicrophoneOptions options, Audio audio, LongSupplier nanoTime,
            Consumer<? super DeviceWorker> onClose) {
        super(device, line, nanoTime, options.lostAfterMs(), onClose);
        this.line = line;
        this.options = options;
        source = audio.createSource(AudioSourceOptions.of(line.sampleRate(), line.numChannels()).withQueueSizeMs(0));
        try {
            processing = options.processing().map(audio::createProcessing);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    @Override
    DeviceEnd work() {
        byte[] pcm = new byte[frameBytes];
        while (!closing()) {
            if (line.available() >= frameBytes) {
                if (line.read(pcm, frameBytes) < frameBytes) {
                    return new DeviceEnd(Reason.LOST, "it gives no more audio");
                }
                moved();
                add(AudioFrame.ofBytes(pcm, ByteOrder.LITTLE_ENDIAN, line.sampleRate(), line.numChannels()));
                capture();
            } else {
                capture();
                Threads.pause();
            }
        }
        return CLOSED;
    }

    private void add(AudioFrame recorded) {
        AudioFrame frame = processed(recorded);
        if (muted()) {
            Arrays.fill(frame.data(), (short) 0);
        }
        level.add(frame);
        if (queue.size() == options.queueSizeMs() / FRAME_SIZE_MS) {
            queue.poll();
            drops.report(count -> LOG.warn("The source of {} takes no audio; {} ms were dropped so far", device(),
                    count * FRAME_SIZE_MS));
        }
        queue.add(frame);
    }

    private AudioFrame processed(AudioFrame frame) {
        if (processing.isEmpty()) {
            return frame;
        }
        try {
            if (cancelling) {
                int ownDelayMs = line.available() / (frameBytes / FRAME_SIZE_MS);
                processing.get().setStreamDelayMs(Math.clamp((long) speakerDelayMs + ownDelayMs, 0, MAX_DELAY_MS));
            }
            return processing.get().process(frame);
        } catch (LiveKitException e) {
            failed(e);
            return frame;
        }
    }

    private void failed(LiveKitException failure) {
        failures.report(count -> LOG.warn("Audio of {} was refused, {} times so far", device(), count, failure));
    }

    private void capture() {
        try {
            while (!queue.isEmpty() && source.tryCapture(queue.peek())) {
                queue.poll();
                captured++; // of this thread alone
            }
        } catch (LiveKitException e) {
            queue.poll();
            failed(e);
        }
        queued = queue.size();
    }

    @Override
    String idleness() {
        return "given no audio";
    }

    @Override
    void releaseParts() {
        echo.get().run();
        source.close();
        processing.ifPresent(AudioProcessing::close);
    }

    @Override
    public MicrophoneOptions options() {
        return options;
    }

    @Override
    public AudioSource source() {
        return source;
    }

    @Override
    public void cancelEchoOf(Speaker speaker) {
        if (!(speaker instanceof LineSpeaker ours)) {
            throw new IllegalArgumentException("this speaker is not one of openSpeaker: " + speaker);
        }
        if (!options.processing().map(AudioProcessingOptions::echoCancellation).orElse(false)) {
            throw new IllegalStateException("the options of this microphone have no processing with echo cancellation");
        }
        requireOpen();
        AudioProcessing canceller = processing.orElseThrow();
        echo.getAndSet(ours.addReference((frame, delayMs) -> {
            canceller.processReverse(frame);
            speakerDelayMs = delayMs;
        })).run();
        cancelling = true;
        if (end().isPresent()) {
            echo.get().run();
        }
    }

    @Override
    public MicrophoneStatistics statistics() {
        return new MicrophoneStatistics(captured * FRAME_SIZE_MS, drops.count() * FRAME_SIZE_MS,
                (long) queued * FRAME_SIZE_MS, failures.count());
    }
}
