package org.livekit4j.examples.recorder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.livekit4j.audio.AudioFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audio of one track on its way into a file. A disk that is full, or a folder that cannot be written, is told once, and
 * again when it is over; what could not be written meanwhile is silence, and nothing else is lost. Not safe for use by several
 * threads.
 */
final class AudioRecording {
    private static final Logger LOG = LoggerFactory.getLogger(WavRecorder.class);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path path;
    private final long queueMillis;
    private Timeline timeline;
    private int rate;
    private PartFile file;
    private long lost;
    private long againNanos;

    /**
     * @param path of the file while it is not finished
     * @param queueMillis how much audio may wait to be recorded
     */
    AudioRecording(Path path, long queueMillis) {
        this.path = path;
        this.queueMillis = queueMillis;
    }

    void add(AudioFrame frame, long nowNanos) {
        if (timeline == null) {
            rate = frame.sampleRate();
            timeline = new Timeline(rate, queueMillis);
        }
        write(timeline.place(frame.samplesPerChannel(), nowNanos), frame, nowNanos);
    }

    /** What was added is dealt with. */
    void ready(long nowNanos) {
        timeline.ready(nowNanos);
    }

    private void write(long place, AudioFrame frame, long nowNanos) {
        if (lost > 0 && nowNanos - againNanos < 0) {
            lost += frame.samplesPerChannel();
            return;
        }
        try {
            if (file == null) {
                file = PartFile.open(path, rate, frame.numChannels());
            }
            file.write(place, frame);
            if (lost > 0) {
                LOG.warn("{} is written again; {} ms of audio were lost and are silence in it", path,
                        lost * 1_000 / rate);
                lost = 0;
            }
        } catch (IOException e) {
            close();
            if (lost == 0) {
                LOG.error("{} cannot be written: {}. It is tried again each second, and the audio of that time will be silence",
                        path,
                        e.getMessage(), e);
            }
            lost += frame.samplesPerChannel();
            againNanos = nowNanos + PAUSE_NANOS;
        }
    }

    private void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            LOG.debug("{} could not be closed", path, e);
        } finally {
            file = null; // it is opened anew: a channel is closed by an interrupt
        }
    }

    /**
     * Finishes the file.
     *
     * @return the recording; empty if there is none, or if it is left to be finished after the next start
     */
    Optional<Path> finish() {
        close();
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return PartFile.finish(path);
        } catch (IOException e) {
            LOG.error("{} could not be finished: {}. That is tried again when the recorder starts", path, e.getMessage(), e);
            return Optional.empty();
        }
    }
}
