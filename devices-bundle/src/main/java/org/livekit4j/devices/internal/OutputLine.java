package org.livekit4j.devices.internal;

/** What plays, in signed 16-bit PCM, little-endian. Used by one thread. */
interface OutputLine extends AutoCloseable {

    int sampleRate();

    int numChannels();

    /** How many bytes it holds. */
    int bufferSize();

    /** How many bytes can be written at once. */
    int available();

    /** @return how many bytes were written; less than was asked for if the line has ended */
    int write(byte[] pcm, int length);

    @Override
    void close();
}
