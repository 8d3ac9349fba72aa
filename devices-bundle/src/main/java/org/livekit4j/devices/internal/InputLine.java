package org.livekit4j.devices.internal;

/** A line that records. */
interface InputLine extends PcmLine {

    /** @return how many bytes were read; less than was asked for if the line has ended */
    int read(byte[] target, int length);
}
