package org.livekit4j.examples.recorder;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.livekit4j.annotations.RequireLiveKitAudio;
import org.livekit4j.annotations.RequireLiveKitRooms;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.configuration.PropertyReader;
import org.livekit4j.propertytypes.AudioSinkOptions;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.ServiceScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the audio of a remote track to a WAV file; there is an instance for each track. Until the track ends the file's name
 * ends in {@code .part}; one that was left so by a process that was killed is finished by {@link LeftRecordings}.
 */
@RequireLiveKitAudio
@RequireLiveKitRooms
@Component(configurationPid = RecorderSettings.PID, scope = ServiceScope.PROTOTYPE)
@AudioSinkOptions(capacity = WavRecorder.QUEUE_FRAMES)
public final class WavRecorder implements AudioSink {
    static final int QUEUE_FRAMES = 500;
    private static final long UNLIMITED_MILLIS = TimeUnit.DAYS.toMillis(365);
    private static final long TIMEOUT_SECONDS = 1;
    private static final Logger LOG = LoggerFactory.getLogger(WavRecorder.class);

    private final RecordingFolder folder;
    private final long queueMillis;
    /** An instance may be taken away while it is called. */
    private final ReentrantLock lock = new ReentrantLock();
    private AudioRecording recording;

    @Activate
    public WavRecorder(BundleContext context, Map<String, Object> configuration) {
        folder = RecordingFolder.of(configuration, context);
        queueMillis = queueMillis(new PropertyReader(configuration));
    }

    /** The configuration may ask for other frames than this component does. */
    private static long queueMillis(PropertyReader properties) {
        int capacity = properties.integer(AudioSink.CAPACITY, 0).orElse(QUEUE_FRAMES);
        int frameMillis = properties.integer(AudioSink.FRAME_SIZE_MS, 1).orElse(AudioStreamOptions.DEFAULTS.frameSizeMs());
        return capacity == 0 ? UNLIMITED_MILLIS : (long) capacity * frameMillis;
    }

    @Override
    public void started(StreamInfo stream) {
        recording = new AudioRecording(folder.file(stream, PartFile.SUFFIX), queueMillis);
    }

    @Override
    public void frame(AudioFrame frame, StreamInfo stream) {
        lock.lock();
        try {
            if (recording != null) {
                recording.add(frame, System.nanoTime());
                recording.ready(System.nanoTime());
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void ended(StreamInfo stream, StreamEnd reason) {
        finish();
    }

    /** Mostly it has ended before. If a disk does not answer it is left to the next start. */
    @Deactivate
    void close() throws InterruptedException {
        if (lock.tryLock(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            try {
                finish();
            } finally {
                lock.unlock();
            }
        }
    }

    private void finish() {
        lock.lock();
        try {
            if (recording != null) {
                recording.finish().ifPresent(wav -> LOG.info("Recorded {}", wav));
                recording = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
