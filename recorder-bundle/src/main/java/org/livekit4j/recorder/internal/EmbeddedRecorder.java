package org.livekit4j.recorder.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.livekit4j.LiveKit;
import org.livekit4j.LiveKitException;
import org.livekit4j.recorder.RecordedFile;
import org.livekit4j.recorder.Recorder;
import org.livekit4j.recorder.Recording;
import org.livekit4j.recorder.RecordingEvent;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.recorder.embedding.RecordingReport;
import org.livekit4j.recorder.embedding.RecordingRequest;
import org.livekit4j.recorder.embedding.RoomRecorder;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** For the program around the framework. */
@Component
public final class EmbeddedRecorder implements RoomRecorder {
    private static final Duration JOINING = Duration.ofSeconds(25);
    private static final long FOR_EVER_MS = Long.MAX_VALUE;

    private final Rooms rooms;
    private final Recorder recorder;

    @Activate
    public EmbeddedRecorder(@Reference Rooms rooms, @Reference Recorder recorder) {
        this.rooms = rooms;
        this.recorder = recorder;
    }

    @Override
    public RecordingReport record(RecordingRequest request) {
        List<String> problems = Collections.synchronizedList(new ArrayList<>());
        RecordingOptions options = RecordingOptions.of(request.folder()).withFormat(RecordingFormat.valueOf(request.format()))
                .withMixed(request.mixed());
        try (Room room = join(request)) {
            Recording recording = recorder.start(room, options, (_, event) -> tell(request, event, problems));
            request.progress().accept("recording room '" + Printable.of(room.name()) + "' to " + request.folder());
            try {
                long millis = request.duration().map(Duration::toMillis).orElse(FOR_EVER_MS);
                room.ended().get(millis, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | InterruptedException e) {
                // that is the end that was asked for
            }
            recording.close();
            return report(room, recording, problems);
        } catch (LiveKitException e) {
            throw new IllegalStateException(Redaction.redact(String.valueOf(e.getMessage()), request.token()), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of a room cannot fail", e);
        }
    }

    private Room join(RecordingRequest request) {
        try {
            return LiveKit.await(rooms.connect(request.url(), request.token(), RoomOptions.DEFAULTS), JOINING);
        } catch (TimeoutException e) {
            throw new IllegalStateException("cannot join the room: no answer within " + JOINING.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the room was joined", e);
        }
    }

    private static void tell(RecordingRequest request, RecordingEvent event, List<String> problems) {
        switch (event) {
            case RecordingEvent.FileStarted(var file) -> request.progress().accept("writing " + file.path());
            case RecordingEvent.FileCompleted(var file) -> request.progress()
                    .accept("wrote " + file.path() + ", " + file.duration().toMillis() + " ms");
            case RecordingEvent.Failed(var reason) -> problems.add(reason);
            case RecordingEvent.Ended _ -> {
                // what it returns is told
            }
        }
    }

    private static RecordingReport report(Room room, Recording recording, List<String> problems) {
        List<RecordingReport.File> files = recording.files().stream().map(EmbeddedRecorder::file).toList();
        return new RecordingReport(room.name(), files, recording.lostAudio(), recording.lostPictures(), List.copyOf(problems));
    }

    private static RecordingReport.File file(RecordedFile file) {
        return new RecordingReport.File(file.path(), file.complete(), file.participant(), file.track(), file.duration(),
                file.bytes(),
                file.silence(), file.lostAudio(), file.lostPictures());
    }
}
