package org.livekit4j.demo;

/**
 * One stream at one moment.
 *
 * @param name of its track
 * @param received frames until now
 * @param level root mean square of the last frame's samples, 1 being full scale; 0 for video
 */
public record StreamSnapshot(String name, long received, double level) {}
