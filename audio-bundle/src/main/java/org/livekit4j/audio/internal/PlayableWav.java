package org.livekit4j.audio.internal;

import java.io.IOException;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.WavReader;

/** A WAV file. */
record PlayableWav(WavReader reader) implements PlayableFile {

    @Override
    public int sampleRate() {
        return reader.sampleRate();
    }

    @Override
    public int numChannels() {
        return reader.numChannels();
    }

    @Override
    public long samplesPerChannel() {
        return reader.samplesPerChannel();
    }

    @Override
    public AudioFrame read(int maxSamplesPerChannel) throws IOException {
        return reader.read(maxSamplesPerChannel);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
