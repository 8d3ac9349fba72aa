package org.livekit4j.video.internal;

import static org.livekit4j.video.VideoBufferType.ABGR;
import static org.livekit4j.video.VideoBufferType.ARGB;
import static org.livekit4j.video.VideoBufferType.BGRA;
import static org.livekit4j.video.VideoBufferType.I420;
import static org.livekit4j.video.VideoBufferType.I420A;
import static org.livekit4j.video.VideoBufferType.I422;
import static org.livekit4j.video.VideoBufferType.I444;
import static org.livekit4j.video.VideoBufferType.NV12;
import static org.livekit4j.video.VideoBufferType.RGB24;
import static org.livekit4j.video.VideoBufferType.RGBA;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.livekit4j.video.VideoBufferType;

/**
 * The pairs of types between which the native library converts, found by trying all 121 pairs with version 0.13.2. Some of the
 * other pairs fail, and those from {@code ABGR} and {@code I010} end the process.
 */
final class ConversionTable {
    private static final Map<VideoBufferType, Set<VideoBufferType>> TARGETS = new EnumMap<>(Map.of(RGBA, EnumSet.of(BGRA, I420),
            ARGB, EnumSet.of(I420), BGRA, EnumSet.of(RGBA, I420), RGB24, EnumSet.of(I420), I420,
            EnumSet.of(RGBA, ABGR, ARGB, BGRA, RGB24, I420), I420A, EnumSet.of(I420, I420A), I422,
            EnumSet.of(RGBA, ABGR, ARGB, I420, I422), I444, EnumSet.of(RGBA, BGRA, I420, I444), NV12,
            EnumSet.of(RGBA, BGRA, I420)));

    private ConversionTable() {}

    /** What frames of this type can be converted to; empty if to nothing. */
    static Set<VideoBufferType> from(VideoBufferType type) {
        return TARGETS.getOrDefault(type, Set.of());
    }

    /** What a stream can be asked for: what I420, which decoders yield, can be converted to. */
    static Set<VideoBufferType> ofStreams() {
        return from(I420);
    }
}
