package org.livekit4j.recorder.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.opus.OpusEncoder;
import org.livekit4j.track.RemoteAudioTrack;

/**
 * All voices of a room in a chain of files, from the beginning of the recording on, no matter which participant speaks. Each is
 * placed as it is when it is recorded alone; no other waits for it. Safe for use by several threads.
 */
final class Mix {
    /** What comes later than its place by less is recorded there: nobody waits for a recording. */
    static final int DELAY_MS = 500;
    private static final int STEP_MS = 20;
    /** After a pause of the process, which may be as long, the streams catch up first. */
    private static final long STALL_NANOS = TimeUnit.MILLISECONDS.toNanos(DELAY_MS / 2);
    /** Samples of each channel in a millisecond. */
    private static final int MS = OpusEncoder.SAMPLE_RATE / 1_000;

    private final Studio studio;
    private final Audio audio;
    private final FileChain chain;
    private final long originNanos;
    private final MixBuffer buffer;
    /** Told to the chain by the thread that writes: others would wait while the chain does. */
    private final LongAdder lost = new LongAdder();
    private volatile int delayMs = DELAY_MS;
    private int inputs;
    private boolean over;

    /** @param originNanos when the chain began, by {@link System#nanoTime} */
    Mix(Studio studio, FileChain chain, long originNanos) {
        this.studio = studio;
        audio = studio.audio().get();
        this.chain = chain;
        this.originNanos = originNanos;
        buffer = new MixBuffer(studio.options().numChannels(), (DELAY_MS + Studio.QUEUE_MS) * MS);
    }

    void add(Source source, RemoteAudioTrack track) {
        AudioStream stream = audio.openStream(track, studio.stream());
        if (!join()) {
            stream.close();
            throw new IllegalStateException("the recording has ended");
        }
        studio.workers().start(false, source.shown(), () -> {
            try {
                record(stream);
            } finally {
                leave();
            }
        });
    }

    private synchronized boolean join() {
        if (!over) {
            inputs++;
        }
        return !over;
    }

    private synchronized void leave() {
        inputs--;
    }

    private void record(AudioStream stream) {
        studio.record(stream, new Timeline(OpusEncoder.SAMPLE_RATE, Studio.QUEUE_MS, originNanos, this::add), chain);
    }

    private void add(long place, short[] samples) {
        long missed = buffer.add(place, samples);
        if (missed > 0) {
            lost.add(missed);
            waitLonger((place(System.nanoTime()) - place) / MS);
        }
    }

    private synchronized void waitLonger(long lateMs) {
        delayMs = delayAfter(delayMs, lateMs);
    }

    /** The machine is busier than was expected: what is as late again is not lost. A stream holds no more than {@link Studio#QUEUE_MS}. */
    static int delayAfter(int delayMs, long lateMs) {
        return Math.clamp(lateMs + DELAY_MS, delayMs, Studio.QUEUE_MS);
    }

    /** Until it is told to stop and all is written that came before. */
    void run() {
        long place = 0;
        try {
            boolean waited = false;
            for (long beforeNanos = originNanos; !isOver(); beforeNanos = System.nanoTime()) {
                Thread.sleep(STEP_MS);
                waited = !waited && System.nanoTime() - beforeNanos > STALL_NANOS;
                if (!waited) {
                    place = write(place, place(System.nanoTime()) - (long) delayMs * MS);
                }
            }
            write(place, place(studio.workers().stoppedNanos()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long place(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos - originNanos) * MS;
    }

    private synchronized boolean isOver() {
        over = studio.workers().stopping() && inputs == 0;
        return over;
    }

    /** @return the place behind what was written last */
    private long write(long from, long to) {
        long place = from;
        while (place + Studio.FRAME_SAMPLES <= to) {
            chain.audio(place, buffer.take(Studio.FRAME_SAMPLES));
            place += Studio.FRAME_SAMPLES;
        }
        chain.lose(lost.sumThenReset(), 0);
        return place;
    }
}
