package org.livekit4j.health.internal;

import java.util.List;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.livekit4j.recorder.Recorder;
import org.livekit4j.recorder.Recording;
import org.livekit4j.recorder.RecordingState;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether what is recorded can be written. */
@Component(property = {HealthCheck.NAME + "=LiveKit recordings", HealthCheck.TAGS + "=livekit", HealthCheck.TAGS + "=recordings"})
public final class RecordingsCheck implements HealthCheck {

    @Reference
    volatile List<Recorder> recorders = List.of();

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        List<Recording> all = recorders.stream().flatMap(recorder -> recorder.recordings().stream()).toList();
        log.info("{} recordings", all.size());
        all.forEach(recording -> check(recording, log));
        return new Result(log);
    }

    private static void check(Recording recording, FormattingResultLog log) {
        String what = "recording " + recording.id() + " of room '" + recording.room() + "'";
        if (recording.state() == RecordingState.FAILING) {
            log.critical("{} cannot be written: {}", what, recording.lastFailure().orElse(""));
        } else if (!recording.lostAudio().isZero() || recording.lostPictures() > 0) {
            log.warn("{} has lost {} ms of sound and {} pictures", what, recording.lostAudio().toMillis(),
                    recording.lostPictures());
        }
    }
}
