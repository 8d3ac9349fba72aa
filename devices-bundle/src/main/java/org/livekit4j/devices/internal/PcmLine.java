package org.livekit4j.devices.internal;

/** A line of signed 16-bit PCM, little-endian. Used by one thread. */
interface PcmLine extends AutoCloseable {

    int sampleRate();

    int numChannels();

    /** How many bytes can be read or written at once. */
    int available();

    @Override
    void close();
}
