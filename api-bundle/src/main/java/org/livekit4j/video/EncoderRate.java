package org.livekit4j.video;

/**
 * What the network can carry, as WebRTC estimates it.
 *
 * @param targetBitrate the bit rate, in bits per second; 0 while nothing should be sent
 * @param framerate the frame rate, in frames per second
 */
public record EncoderRate(long targetBitrate, double framerate) {}
