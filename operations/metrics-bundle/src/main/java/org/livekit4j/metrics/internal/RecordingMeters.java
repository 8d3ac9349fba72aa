package org.livekit4j.metrics.internal;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.livekit4j.recorder.Recorder;
import org.livekit4j.recorder.Recording;
import org.livekit4j.recorder.RecordingState;

/** Meters of the recordings that have not ended. */
final class RecordingMeters {

    private RecordingMeters() {}

    static Meters of(MeterRegistry registry, Supplier<List<Recorder>> recorders) {
        Meters meters = new Meters(registry);
        for (RecordingState state : List.of(RecordingState.RECORDING, RecordingState.FAILING)) {
            meters.gauge("livekit.recordings", "recordings that have not ended",
                    sum(recorders, recording -> recording.state() == state ? 1 : 0), "state", NativeMeters.tag(state));
        }
        return meters
                .gauge("livekit.recording.lost.audio.ms", "sound that present recordings could not write, in milliseconds",
                        sum(recorders, recording -> recording.lostAudio().toMillis()))
                .gauge("livekit.recording.lost.pictures", "pictures that present recordings could not write",
                        sum(recorders, Recording::lostPictures));
    }

    private static LongSupplier sum(Supplier<List<Recorder>> recorders, ToLongFunction<Recording> value) {
        return () -> recorders.get().stream().flatMap(recorder -> recorder.recordings().stream()).mapToLong(value).sum();
    }
}
