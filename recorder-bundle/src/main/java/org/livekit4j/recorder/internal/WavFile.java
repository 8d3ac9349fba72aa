package org.livekit4j.recorder.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.WavWriter;
import org.livekit4j.audio.opus.OpusEncoder;

/** PCM in a WAV file. */
final class WavFile implements MediaFile {
    private static final int HEADER_BYTES = 80;

    private final WavWriter wav;
    private final int channels;

    WavFile(Path path, int channels) throws IOException {
        this.channels = channels;
        wav = WavWriter.create(path, OpusEncoder.SAMPLE_RATE, channels);
    }

    @Override
    public void audio(short[] samples) throws IOException {
        wav.write(new AudioFrame(samples, OpusEncoder.SAMPLE_RATE, channels));
    }

    @Override
    public void silence(long count) throws IOException {
        wav.writeSilence(count);
    }

    @Override
    public long bytes() {
        return HEADER_BYTES + wav.samplesPerChannel() * channels * Short.BYTES;
    }

    @Override
    public void finish() throws IOException {
        wav.close();
    }

    @Override
    public void abandon() {
        try {
            wav.close();
        } catch (IOException e) {
            // the header states a little less than there is
        }
    }
}
