package org.livekit4j.devices.internal;

/** What records, in signed 16-bit PCM, little-endian. Used by one thread. */
interface InputLine extends AutoCloseable {

    int sampleRate();

    int numChannels();

    /** How many bytes can be read at once. */
    int available();

    /** @return how many bytes were read; less than was asked for if the line has ended */
    int read(byte[] target, int length);

    @Override
    void close();
}
