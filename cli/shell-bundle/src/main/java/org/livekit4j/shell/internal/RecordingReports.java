package org.livekit4j.shell.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.livekit4j.media.management.OperatorActions;
import org.livekit4j.recorder.RecordedFile;
import org.livekit4j.recorder.Recorder;
import org.livekit4j.recorder.Recording;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.room.Room;
import org.livekit4j.shell.Report;
import org.livekit4j.text.Printable;

/** Of recordings, and what operators do with them. */
record RecordingReports(Services services) {

    Report recordings() {
        Table recordings = new Table("recordings", "id", "room", "state", "format", "mixed", "folder", "since", "lostAudioMs",
                "lostPictures", "lastFailure");
        Table files = new Table("files", "recording", "path", "complete", "participant", "track", "durationMs", "bytes",
                "silenceMs", "lostAudioMs", "lostPictures");
        services.use(Recorder.class, all -> {
            all.stream().flatMap(recorder -> recorder.recordings().stream()).forEach(recording -> {
                row(recordings, recording);
                recording.files().forEach(file -> row(files, recording.id(), file));
            });
            return all;
        });
        return new Tables(recordings, files);
    }

    private static void row(Table table, Recording recording) {
        table.add(recording.id(), recording.room(), recording.state(), recording.options().format(), recording.options().mixed(),
                recording.options().folder(), recording.since().truncatedTo(ChronoUnit.SECONDS), recording.lostAudio().toMillis(),
                recording.lostPictures(), recording.lastFailure());
    }

    private static void row(Table table, String id, RecordedFile file) {
        table.add(id, file.path(), file.complete(), file.participant(), file.track(), file.duration().toMillis(), file.bytes(),
                file.silence().toMillis(), file.lostAudio().toMillis(), file.lostPictures());
    }

    Report record(String room, String folder, String format, boolean mixed) {
        RecordingOptions options = RecordingOptions.of(path(folder)).withFormat(format(format)).withMixed(mixed);
        return services.use(Recorder.class, recorders -> services.use(Room.class,
                rooms -> new Confirmation(OperatorActions.record(room, options, rooms, recorders))));
    }

    private static Path path(String folder) {
        try {
            return Path.of(folder);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("the folder is " + Printable.of(folder) + "; it must be a path", e);
        }
    }

    private static RecordingFormat format(String format) {
        List<RecordingFormat> all = List.of(RecordingFormat.values());
        return all.stream().filter(one -> one.name().equals(format.toUpperCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the format is " + Printable.of(format) + "; it must be one of "
                        + all));
    }

    Report stop(String id) {
        return services.use(Recorder.class, recorders -> new Confirmation(OperatorActions.stopRecording(id, recorders)));
    }
}
