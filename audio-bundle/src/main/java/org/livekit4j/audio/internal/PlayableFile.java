package org.livekit4j.audio.internal;

import java.io.Closeable;
import java.io.IOException;
import org.livekit4j.audio.AudioFrame;

/** A file whose audio is read once, from its beginning to its end, by one thread at a time. */
interface PlayableFile extends Closeable {

    /** Of all frames, in Hz. */
    int sampleRate();

    /** Of the first frames; a file may change it. */
    int numChannels();

    /** How long the audio is, in samples of each channel. */
    long samplesPerChannel();

    /** The next frame, which is not empty and belongs to its reader; null at the end. */
    AudioFrame read(int maxSamplesPerChannel) throws IOException;
}
