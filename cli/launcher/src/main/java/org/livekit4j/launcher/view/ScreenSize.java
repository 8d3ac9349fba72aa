package org.livekit4j.launcher.view;

/** In characters. */
public record ScreenSize(int width, int height) {}
