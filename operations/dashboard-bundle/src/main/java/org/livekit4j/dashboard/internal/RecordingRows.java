package org.livekit4j.dashboard.internal;

import java.util.List;
import org.livekit4j.dashboard.internal.Snapshot.RecordingRow;
import org.livekit4j.dashboard.internal.Snapshot.Rows;
import org.livekit4j.recorder.RecordedFile;
import org.livekit4j.recorder.Recorder;
import org.livekit4j.recorder.Recording;
import org.livekit4j.recorder.RecordingState;

/** Rows of recordings. */
record RecordingRows(List<Recorder> recorders, Warnings warnings) {

    Rows<RecordingRow> rows() {
        return Rows.of(recorders.stream().flatMap(recorder -> recorder.recordings().stream()).map(this::row).toList());
    }

    private RecordingRow row(Recording recording) {
        RecordingState state = recording.state();
        String name = "recording " + recording.id() + " of room " + recording.room();
        if (state == RecordingState.FAILING) {
            warnings.problem(name, name + " cannot be written: " + recording.lastFailure().orElse(""));
        }
        long lostAudioMs = recording.lostAudio().toMillis();
        warnings.counted("sound " + name, lostAudioMs, more -> name + " has lost " + more + " ms of sound");
        warnings.counted("pictures " + name, recording.lostPictures(), more -> name + " has lost " + more + " pictures");
        List<RecordedFile> files = recording.files();
        return new RecordingRow(recording.id(), recording.room(), state, recording.options().format(),
                recording.options().mixed(),
                recording.since().toEpochMilli(), files.size(), files.stream().mapToLong(RecordedFile::bytes).sum(), lostAudioMs,
                recording.lostPictures(), recording.lastFailure());
    }
}
