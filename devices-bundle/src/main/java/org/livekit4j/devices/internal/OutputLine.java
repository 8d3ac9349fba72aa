package org.livekit4j.devices.internal;

/** A line that plays. */
interface OutputLine extends PcmLine {

    /** How many bytes it holds. */
    int bufferSize();

    /** @return how many bytes were written; less than was asked for if the line has ended */
    int write(byte[] pcm, int length);
}
