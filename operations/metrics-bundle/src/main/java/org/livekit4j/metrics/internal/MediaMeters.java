package org.livekit4j.metrics.internal;

import java.util.Arrays;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import io.micrometer.core.instrument.MeterRegistry;
import org.livekit4j.media.dto.MediaRuntime;
import org.livekit4j.media.dto.PlugInDTO;

/** Meters of the streams of one medium, and of the plug-ins that work on them. */
final class MediaMeters {
    private static final String FRAMES_ARE = "frames of all streams, those that are over included; dropped ones were not taken in time";
    private static final String FAILURES = "livekit.plugins.failures";
    private static final String FAILURES_ARE = "calls of processors and sinks that went wrong";

    private MediaMeters() {}

    static Meters of(MeterRegistry registry, MediaRuntime runtime) {
        String medium = runtime.getRuntimeDTO().medium;
        return new Meters(registry)
                .gauge("livekit.streams", "streams that are open", () -> runtime.getRuntimeDTO().streams.length, "medium", medium)
                .gauge("livekit.streams.queued", "frames that wait for consumers",
                        () -> Arrays.stream(runtime.getRuntimeDTO().streams).mapToLong(stream -> stream.queued).sum(), "medium",
                        medium)
                .counter("livekit.streams.frames", FRAMES_ARE, () -> runtime.getRuntimeDTO().received, "medium", medium,
                        "outcome",
                        "received")
                .counter("livekit.streams.frames", FRAMES_ARE, () -> runtime.getRuntimeDTO().dropped, "medium", medium, "outcome",
                        "dropped")
                .gauge("livekit.plugins", "processors and sinks in use", () -> runtime.getRuntimeDTO().plugIns.length, "medium",
                        medium)
                .gauge("livekit.plugins.unused", "processors and sinks with something wrong",
                        () -> runtime.getRuntimeDTO().failedPlugIns.length, "medium", medium)
                .counter(FAILURES, FAILURES_ARE, total(runtime, plugIn -> plugIn.failed), "medium", medium, "outcome", "failed")
                .counter(FAILURES, FAILURES_ARE, total(runtime, plugIn -> plugIn.late), "medium", medium, "outcome", "late")
                .counter(FAILURES, FAILURES_ARE, total(runtime, plugIn -> plugIn.refused), "medium", medium, "outcome",
                        "refused");
    }

    private static MonotonicSum total(MediaRuntime runtime, ToLongFunction<PlugInDTO> count) {
        return new MonotonicSum(() -> Arrays.stream(runtime.getRuntimeDTO().plugIns)
                .collect(Collectors.toMap(plugIn -> plugIn.serviceId, count::applyAsLong, Math::max)));
    }
}
