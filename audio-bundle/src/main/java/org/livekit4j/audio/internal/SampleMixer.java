package org.livekit4j.audio.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioMixer;
import org.livekit4j.audio.AudioMixerInput;
import org.livekit4j.audio.AudioMixerOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.Resampler;
import org.livekit4j.audio.ResamplerOptions;

/** Adds up what its inputs have queued. One lock guards the inputs, their queues and the clock; nothing is converted under it. */
final class SampleMixer implements AudioMixer {
    private static final long MAX_BEHIND_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final AudioMixerOptions options;
    private final Function<ResamplerOptions, Resampler> resamplers;
    private final Consumer<Object> onClose;
    private final SampleClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition due = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final List<MixerInput> inputs = new ArrayList<>();
    /** Samples of each channel in a frame of the mix. */
    private final int frameLength;
    private final int[] sums;
    private boolean closed;

    SampleMixer(AudioMixerOptions options, Function<ResamplerOptions, Resampler> resamplers, LongSupplier nanoTime,
            Consumer<Object> onClose) {
        this.options = Objects.requireNonNull(options, "options is null");
        this.resamplers = resamplers;
        this.onClose = onClose;
        clock = new SampleClock(nanoTime, options.sampleRate(), MAX_BEHIND_NANOS);
        frameLength = options.sampleRate() / 100 * options.frameSizeMs() / 10;
        sums = new int[frameLength * options.numChannels()];
    }

    @Override
    public AudioMixerOptions options() {
        return options;
    }

    @Override
    public AudioMixerInput addInput(String name) {
        return add(new MixerInput(this, Objects.requireNonNull(name, "name is null"), null, converter()));
    }

    @Override
    public AudioMixerInput addInput(String name, AudioStream stream) {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(stream, "stream is null");
        MixerInput input = add(new MixerInput(this, name, stream, converter()));
        input.consume();
        return input;
    }

    private FormatConverter converter() {
        return new FormatConverter(options.sampleRate(), options.numChannels(), resamplers);
    }

    private MixerInput add(MixerInput input) {
        lock.lock();
        try {
            if (closed) {
                throw closed();
            }
            inputs.add(input);
            return input;
        } finally {
            lock.unlock();
        }
    }

    private static IllegalStateException closed() {
        return new IllegalStateException("this audio mixer is closed");
    }

    /** The lock of the inputs' queues. */
    ReentrantLock lock() {
        return lock;
    }

    /** Waits until a queue may have room; the lock is held. */
    void awaitRoom() throws InterruptedException {
        room.await();
    }

    /** Removes an input that has ended or is closed; the lock is held. */
    void remove(MixerInput input) {
        inputs.remove(input);
    }

    /** A queue has room, or its input has ended; the lock is held. */
    void signalRoom() {
        room.signalAll();
    }

    @Override
    public List<AudioMixerInput> inputs() {
        lock.lock();
        try {
            return List.copyOf(inputs);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public AudioFrame mix() {
        lock.lock();
        try {
            if (closed) {
                throw closed();
            }
            return mixNow();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public AudioFrame take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!clock.started()) {
                clock.restart(0);
            }
            for (long left = clock.remainingNanos(frameLength); left > 0 && !closed; left = clock.remainingNanos(frameLength)) {
                due.await(left, TimeUnit.NANOSECONDS);
            }
            if (closed) {
                return null;
            }
            clock.advance(frameLength);
            return mixNow();
        } finally {
            lock.unlock();
        }
    }

    private AudioFrame mixNow() {
        short[] mix = new short[sums.length];
        Arrays.fill(sums, 0);
        inputs.removeIf(input -> !input.mix(sums));
        signalRoom();
        for (int i = 0; i < mix.length; i++) {
            mix[i] = (short) Math.clamp(sums[i], Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return new AudioFrame(mix, options.sampleRate(), options.numChannels());
    }

    @Override
    public long skippedMs() {
        lock.lock();
        try {
            return TimeUnit.NANOSECONDS.toMillis(clock.skippedNanos());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        List<MixerInput> left;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            left = List.copyOf(inputs);
            due.signalAll();
        } finally {
            lock.unlock();
        }
        left.forEach(MixerInput::close);
        onClose.accept(this);
    }

    @Override
    public String toString() {
        return "AudioMixer[" + inputs().size() + " inputs, " + options + "]";
    }
}
