package org.livekit4j.examples.recorder;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the sound of a remote track to a WAV file. There is an instance for each track, and raw samples lie beside until it ends. */
@Component(configurationPid = RecorderSettings.PID, scope = ServiceScope.PROTOTYPE, property = AudioSink.CAPACITY
        + ":Integer=500")
@Designate(ocd = RecorderSettings.class)
public final class WavRecorder implements AudioSink {
    private static final Logger LOG = LoggerFactory.getLogger(WavRecorder.class);

    private final RecordingFolder folder;
    private Path raw;
    private OutputStream samples;
    private AudioFormat format;

    @Activate
    public WavRecorder(RecorderSettings settings, BundleContext context) {
        folder = RecordingFolder.of(settings, context);
    }

    @Override
    public void started(StreamInfo stream) {
        raw = Path.of(folder.file(stream) + ".raw");
        try {
            samples = new BufferedOutputStream(Files.newOutputStream(raw));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void frame(AudioFrame frame, StreamInfo stream) {
        format = new AudioFormat(frame.sampleRate(), Short.SIZE, frame.numChannels(), true, false);
        try {
            for (short sample : frame.data()) {
                samples.write(sample);
                samples.write(sample >> 8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void ended(StreamInfo stream, StreamEnd reason) {
        try {
            samples.close();
            if (format != null) {
                Path wav = Path.of(raw.toString().replaceFirst("raw$", "wav"));
                write(wav);
                LOG.info("Recorded {}: {}", wav, reason);
            }
            Files.delete(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path wav) throws IOException {
        try (InputStream pcm = new BufferedInputStream(Files.newInputStream(raw))) {
            long frames = Files.size(raw) / format.getFrameSize();
            AudioSystem.write(new AudioInputStream(pcm, format, frames), AudioFileFormat.Type.WAVE, wav.toFile());
        }
    }
}
