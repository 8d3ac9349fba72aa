package org.livekit4j.recorder.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.livekit4j.audio.opus.OpusEncoder;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.text.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file with pictures, which a child process {@code ffmpeg} writes. It gets raw pictures and samples with their times, as Matroska
 * through a pipe. Gaps and changes of the frame rate are its business, and it completes the file when the pipe ends, also because
 * this process was killed.
 */
final class FfmpegFile implements MediaFile {
    private static final Logger LOG = LoggerFactory.getLogger(FfmpegFile.class);
    private static final long MAX_CLUSTER_MS = 1_000;
    private static final long STUCK_SECONDS = 10;
    private static final int KILLED_BY_USER = 255;

    private final Path path;
    private final int channels;
    private final Process process;
    private final OutputStream pipe;
    private final Watchdog watchdog;
    private volatile String lastError = "";
    private long clusterMs = Long.MIN_VALUE;
    private long samples;
    private long nextPictureMs;

    FfmpegFile(Ffmpeg ffmpeg, RecordingOptions options, Path path, int width, int height) throws IOException {
        this.path = path;
        channels = options.numChannels();
        process = ffmpeg.process(options, path).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        pipe = process.getOutputStream();
        watchdog = new Watchdog(process);
        Thread.ofVirtual().name("livekit-recording ffmpeg").inheritInheritableThreadLocals(false).start(this::readErrors);
        Ebml head = Matroska.head("matroska").begin(Matroska.SEGMENT).put(Matroska.INFO, Matroska.info()).put(Matroska.TRACKS,
                new Ebml().put(Matroska.TRACK, Matroska.videoTrack(width, height).put(Matroska.CODEC, "V_UNCOMPRESSED"))
                        .put(Matroska.TRACK, Matroska.audioTrack(channels).put(Matroska.CODEC, "A_PCM/INT/LIT")));
        write(head.toByteArray());
    }

    Process process() {
        return process;
    }

    /** A process that nobody reads stops. */
    private void readErrors() {
        try (InputStream errors = process.getErrorStream();
                BufferedReader lines = new BufferedReader(new InputStreamReader(errors, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                lastError = Printable.of(line.strip());
                LOG.warn("ffmpeg: {}", lastError);
            }
        } catch (IOException e) {
            LOG.debug("What ffmpeg says cannot be read", e);
        }
    }

    @Override
    public void audio(short[] given) throws IOException {
        byte[] pcm = new byte[given.length * Short.BYTES];
        ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(given);
        block(Matroska.AUDIO_TRACK, samples * 1_000 / OpusEncoder.SAMPLE_RATE, pcm);
        samples += given.length / channels;
    }

    @Override
    public void silence(long count) throws IOException {
        for (long left = count; left > 0; left -= OpusEncoder.PACKET_SAMPLES) {
            audio(new short[(int) Math.min(left, OpusEncoder.PACKET_SAMPLES) * channels]);
        }
    }

    /** Two pictures have never the same time. */
    @Override
    public void picture(byte[] i420, long timeMs) throws IOException {
        long time = Math.max(timeMs, nextPictureMs);
        block(Matroska.VIDEO_TRACK, time, i420);
        nextPictureMs = time + 1;
    }

    private void block(int track, long timeMs, byte[] data) throws IOException {
        if (clusterMs == Long.MIN_VALUE || Math.abs(timeMs - clusterMs) > MAX_CLUSTER_MS) {
            clusterMs = timeMs;
            write(new Ebml().begin(Matroska.CLUSTER).put(Matroska.TIMESTAMP, clusterMs).toByteArray());
        }
        byte[] head = Matroska.blockHead(track, timeMs - clusterMs);
        write(new Ebml().begin(Matroska.SIMPLE_BLOCK, head.length + data.length).toByteArray());
        write(head);
        write(data);
    }

    private void write(byte[] bytes) throws IOException {
        watchdog.begin();
        try {
            pipe.write(bytes);
        } catch (IOException e) {
            throw new IOException(ending(e.getMessage()), e);
        } finally {
            watchdog.end();
        }
    }

    /** Why it has ended, which it may do a little later. */
    private String ending(String otherwise) {
        try {
            boolean ended = process.waitFor(1, TimeUnit.SECONDS);
            String code = ended ? "has ended with exit code " + process.exitValue() : "takes no more: " + otherwise;
            return "ffmpeg " + code + (lastError.isEmpty() ? "" : ": " + lastError);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "ffmpeg takes no more";
        }
    }

    @Override
    public long bytes() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            return 0; // it has not begun
        }
    }

    @Override
    public void finish() throws IOException {
        watchdog.begin();
        try {
            pipe.close();
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IOException(ending(e.getMessage()), e);
        } finally {
            watchdog.end();
            process.destroyForcibly();
        }
        if (process.exitValue() != 0 && process.exitValue() != KILLED_BY_USER) {
            throw new IOException(ending(""));
        }
    }

    @Override
    public void abandon() {
        try {
            finish();
        } catch (IOException e) {
            LOG.debug("{} is as ffmpeg has left it", path, e);
        }
    }

    /** Kills a process that does not go on, so that what waits for it can. */
    private static final class Watchdog {
        private final Process process;
        private volatile long sinceNanos;

        Watchdog(Process process) {
            this.process = process;
            Thread.ofVirtual().name("livekit-recording watchdog").inheritInheritableThreadLocals(false).start(this::watch);
        }

        void begin() {
            sinceNanos = Math.max(1, System.nanoTime());
        }

        void end() {
            sinceNanos = 0;
        }

        private void watch() {
            try {
                while (!process.waitFor(1, TimeUnit.SECONDS)) {
                    long since = sinceNanos;
                    if (since != 0 && System.nanoTime() - since > TimeUnit.SECONDS.toNanos(STUCK_SECONDS)) {
                        LOG.warn("ffmpeg has not gone on for {} s and is ended", STUCK_SECONDS);
                        process.destroyForcibly();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
