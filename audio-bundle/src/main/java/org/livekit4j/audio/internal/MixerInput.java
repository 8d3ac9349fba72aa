package org.livekit4j.audio.internal;

import java.util.concurrent.locks.ReentrantLock;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioMixerInput;
import org.livekit4j.audio.AudioMixerInputStatistics;
import org.livekit4j.audio.AudioMixerOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.ffi.CallbackThreads;
import org.livekit4j.ffi.RepeatedWarning;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.text.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An input of a mixer. Its lock orders conversions, which may take a while; the mixer's lock guards the queue and all
 * numbers. The former is never waited for under the latter.
 */
final class MixerInput implements AudioMixerInput {
    private static final Logger LOG = LoggerFactory.getLogger(MixerInput.class);

    private final SampleMixer mixer;
    private final String name;
    private final AudioStream stream;
    private final FormatConverter converter;
    private final UserCode guard;
    private final RepeatedWarning late = new RepeatedWarning();
    private final ReentrantLock conversions = new ReentrantLock();
    private final SampleQueue queue;
    /** This and the following are in samples of all channels. */
    private final int delay;
    private final int lateAfter;
    private boolean playing;
    private boolean begun;
    private boolean ended;
    private boolean closed;
    private long mixed;
    private long dropped;
    private long silence;
    private long silenceNow;
    private long gaps;

    /** @param stream what is consumed; null if frames are pushed */
    MixerInput(SampleMixer mixer, String name, AudioStream stream, FormatConverter converter) {
        this.mixer = mixer;
        this.name = name;
        this.stream = stream;
        this.converter = converter;
        guard = new UserCode(LOG, () -> "Stream '" + Printable.of(name) + "' of an audio mixer");
        AudioMixerOptions options = mixer.options();
        delay = samples(options, options.delayMs());
        lateAfter = samples(options, options.lateAfterMs());
        queue = new SampleQueue(samples(options, options.queueSizeMs() + options.delayMs() + options.frameSizeMs()));
    }

    private static int samples(AudioMixerOptions options, int millis) {
        return Math.toIntExact((long) options.sampleRate() * millis / 1_000 * options.numChannels());
    }

    /** Takes the frames of the stream, until it ends. */
    void consume() {
        CallbackThreads.start("mixer " + name, stream, () -> {
            guard.run(() -> {
                for (AudioFrame frame : stream) {
                    if (!accept(frame)) {
                        return;
                    }
                }
            });
            end();
            guard.run(stream::close);
        });
    }

    /** False if the input has ended, also meanwhile. */
    private boolean accept(AudioFrame frame) {
        try {
            offer(frame);
            return true;
        } catch (IllegalStateException e) {
            if (isOpen()) {
                throw e;
            }
            return false;
        }
    }

    private boolean isOpen() {
        mixer.lock().lock();
        try {
            return !ended && !closed;
        } finally {
            mixer.lock().unlock();
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void push(AudioFrame frame) throws InterruptedException {
        conversions.lockInterruptibly();
        try {
            requireOpen();
            short[] samples = converter.convert(frame);
            mixer.lock().lockInterruptibly();
            try {
                for (int at = 0; at < samples.length;) {
                    requireOpen();
                    int count = Math.min(samples.length - at, queue.room());
                    if (count == 0) {
                        mixer.awaitRoom();
                    } else {
                        queue.add(samples, at, count);
                        at += count;
                    }
                }
            } finally {
                mixer.lock().unlock();
            }
        } finally {
            conversions.unlock();
        }
    }

    @Override
    public boolean offer(AudioFrame frame) {
        conversions.lock();
        try {
            requireOpen();
            return addNow(converter.convert(frame));
        } finally {
            conversions.unlock();
        }
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw new IllegalStateException("this input of an audio mixer has ended");
        }
    }

    private boolean addNow(short[] samples) {
        mixer.lock().lock();
        try {
            requireOpen();
            int missing = samples.length - queue.room();
            int old = Math.clamp(missing, 0, queue.size());
            queue.drop(old);
            int skipped = Math.max(0, samples.length - queue.room());
            queue.add(samples, skipped, samples.length - skipped);
            dropped += old + skipped;
            return missing <= 0;
        } finally {
            mixer.lock().unlock();
        }
    }

    /**
     * Adds the next samples to the sums of the mix; the mixer's lock is held.
     *
     * @return whether there may be more
     */
    boolean mix(int[] sums) {
        if (!playing && (ended || queue.size() >= sums.length + delay)) {
            playing = true;
            begun = true;
        } else if (playing && !ended && queue.size() < sums.length) {
            playing = false;
            gaps++;
        }
        if (playing) {
            int count = Math.min(sums.length, queue.size());
            queue.addTo(sums, count);
            mixed += count;
            silenceNow = 0;
        } else if (begun) {
            silence += sums.length;
            reportIfLate(sums.length);
        }
        return !ended || queue.size() > 0;
    }

    private void reportIfLate(int more) {
        boolean before = silenceNow >= lateAfter;
        silenceNow += more;
        if (stream != null && !before && silenceNow >= lateAfter) {
            long millis = millis(silenceNow);
            late.report(times -> LOG.warn("Stream '{}' of an audio mixer has had no audio for {} ms and is silent until it has;"
                    + " {} times so far", Printable.of(name), millis, times));
        }
    }

    /** What is being converted or waits for room is not waited for. */
    @Override
    public void end() {
        if (conversions.tryLock()) {
            try {
                if (isOpen()) {
                    addNow(converter.flush());
                }
            } catch (IllegalStateException e) {
                // It was closed meanwhile
            } finally {
                conversions.unlock();
            }
        }
        mixer.lock().lock();
        try {
            ended = true;
            if (queue.size() == 0) {
                mixer.remove(this);
            }
            mixer.signalRoom(); // a thread that waits for it is refused
        } finally {
            mixer.lock().unlock();
        }
        converter.close();
    }

    @Override
    public AudioMixerInputStatistics statistics() {
        mixer.lock().lock();
        try {
            return new AudioMixerInputStatistics(millis(mixed), millis(queue.size()), millis(dropped), millis(silence), gaps,
                    silenceNow >= lateAfter);
        } finally {
            mixer.lock().unlock();
        }
    }

    private long millis(long samples) {
        return samples / mixer.options().numChannels() * 1_000 / mixer.options().sampleRate();
    }

    @Override
    public void close() {
        mixer.lock().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            mixer.remove(this);
            mixer.signalRoom();
        } finally {
            mixer.lock().unlock();
        }
        converter.close();
        if (stream != null) {
            guard.run(stream::close);
        }
    }

    @Override
    public String toString() {
        return "AudioMixerInput['" + Printable.of(name) + "', " + statistics() + "]";
    }
}
