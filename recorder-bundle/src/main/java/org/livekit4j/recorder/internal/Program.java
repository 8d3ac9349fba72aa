package org.livekit4j.recorder.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.livekit4j.audio.opus.OpusEncoder;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.recorder.internal.FileNames.Subject;
import org.livekit4j.video.VideoFrame;

/**
 * Sound and pictures of one chain of files, by one clock. Where one of them is missing, silence or the last picture takes its
 * place, because a file goes on with both. The size is that of the first picture; others are fitted into it. Safe for use by
 * several threads.
 */
final class Program {
    private static final long PICTURE_GAP_MS = 1_000;
    private static final long SOUND_GAP_MS = 2_000;
    /** How long sound waits for the first picture. */
    private static final long WAITING_MS = 2_000;
    private static final int MIN_SIDE = 16;
    private static final int MAX_SIDE = 4_096;

    private final RecordingOptions options;
    private final FileChain chain;
    private final long originNanos = System.nanoTime();
    private final Queue<Sound> waiting = new ArrayDeque<>();
    private Canvas canvas;
    private Canvas.Cell drawn;
    private long lastPictureMs;
    private boolean hasSound;

    /** Samples, and where they belong. */
    private record Sound(long place, short[] samples) {}

    Program(Studio studio, Subject subject, Ffmpeg ffmpeg) {
        options = studio.options();
        chain = studio.chain(subject, path -> open(ffmpeg, path));
    }

    private MediaFile open(Ffmpeg ffmpeg, Path path) throws IOException {
        Canvas.Cell size = canvas.whole();
        return new FfmpegFile(ffmpeg, options, path, size.width(), size.height());
    }

    FileChain chain() {
        return chain;
    }

    long originNanos() {
        return originNanos;
    }

    private long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - originNanos);
    }

    /** The size of pictures, if it is not known yet; sound that has waited for it is written. */
    synchronized void size(int width, int height) {
        if (canvas == null) {
            canvas = new Canvas(side(width), side(height));
            drawn = canvas.whole();
            waiting.forEach(sound -> chain.audio(sound.place(), sound.samples()));
            waiting.clear();
        }
    }

    private static int side(int pixels) {
        return Math.clamp(pixels, MIN_SIDE, MAX_SIDE) & ~1;
    }

    synchronized void audio(long place, short[] samples) {
        hasSound = true;
        if (canvas == null) {
            waiting.add(new Sound(place, samples));
        } else {
            chain.audio(place, samples);
        }
    }

    /** @param seenNanos when it was to be seen, by {@link System#nanoTime} */
    synchronized void picture(VideoFrame frame, long seenNanos) {
        boolean turned = frame.rotation().degrees() % 180 != 0;
        size(turned ? frame.height() : frame.width(), turned ? frame.width() : frame.height());
        Canvas.Cell target = canvas.whole();
        if (!drawn.equals(canvas.draw(frame, target))) {
            canvas.clear(target);
            drawn = canvas.draw(frame, target);
        }
        write(Math.max(lastPictureMs, TimeUnit.NANOSECONDS.toMillis(seenNanos - originNanos)));
    }

    private void write(long millis) {
        chain.picture(canvas.bytes(), millis);
        lastPictureMs = millis;
    }

    /** There are no pictures until the next one: it is black. */
    synchronized void blank() {
        if (canvas != null) {
            canvas.clear(canvas.whole());
        }
    }

    /** There is no sound until the next samples. */
    synchronized void mute() {
        hasSound = false;
    }

    /** Fills what is missing; to be called a few times a second. */
    synchronized void keepUp() {
        long now = nowMs();
        if (canvas == null && now > WAITING_MS) {
            size(options.width(), options.height());
        }
        if (canvas != null) {
            fill(now, hasSound ? SOUND_GAP_MS : 0, PICTURE_GAP_MS);
        }
    }

    private void fill(long now, long soundGapMs, long pictureGapMs) {
        long place = (now - soundGapMs) * OpusEncoder.SAMPLE_RATE / 1_000;
        if (chain.next() < place) {
            chain.silence(place);
        }
        if (now - lastPictureMs >= pictureGapMs) {
            write(now);
        }
    }

    /** Completes the files, with as much of the last picture as there is sound. */
    synchronized void finish() {
        if (canvas == null && !waiting.isEmpty()) {
            size(options.width(), options.height());
        }
        if (canvas != null) {
            write(Math.max(lastPictureMs, chain.next() * 1_000 / OpusEncoder.SAMPLE_RATE));
        }
        chain.finish();
    }
}
