package org.livekit4j.demo.internal;

/** Size in pixels, and pictures a second. */
record PictureFormat(int width, int height, int fps) {}
