package org.livekit4j.devices.internal;

import org.livekit4j.audio.AudioFrame;

/** Is told what a speaker plays. */
@FunctionalInterface
interface EchoReference {

    /**
     * @param frame what is played next; not to be kept or changed
     * @param delayMs how much the device plays before it
     */
    void played(AudioFrame frame, int delayMs);
}
