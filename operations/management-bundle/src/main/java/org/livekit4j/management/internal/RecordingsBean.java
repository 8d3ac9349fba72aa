package org.livekit4j.management.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.livekit4j.LiveKitException;
import org.livekit4j.ffi.management.MBeanRegistration;
import org.livekit4j.management.RecordingView;
import org.livekit4j.management.RecordingsMXBean;
import org.livekit4j.media.management.OperatorActions;
import org.livekit4j.recorder.Recorder;
import org.livekit4j.recorder.Recording;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.recorder.RecordingState;
import org.livekit4j.room.Room;
import org.livekit4j.text.Printable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The MBean of recordings. */
@Component(service = {})
public final class RecordingsBean implements RecordingsMXBean {

    @Reference
    volatile List<Room> rooms = List.of();

    @Reference
    volatile List<Recorder> recorders = List.of();

    private final MBeanRegistration registration;

    @Activate
    @SuppressWarnings("this-escape") // what it reads is there by then
    public RecordingsBean() {
        registration = MBeanRegistration.of(OBJECT_NAME, this);
    }

    @Deactivate
    void close() {
        registration.close();
    }

    private Stream<Recording> recordings() {
        return recorders.stream().flatMap(recorder -> recorder.recordings().stream());
    }

    @Override
    public List<RecordingView> getRecordings() {
        return recordings().map(RecordingsBean::view).toList();
    }

    @Override
    public int getFailing() {
        return (int) recordings().filter(recording -> recording.state() == RecordingState.FAILING).count();
    }

    @Override
    public String record(String room, String folder, String format, boolean mixed) {
        RecordingOptions options = RecordingOptions.of(Path.of(folder)).withFormat(RecordingFormat.valueOf(format))
                .withMixed(mixed);
        try {
            return OperatorActions.record(room, options, rooms, recorders);
        } catch (LiveKitException e) { // of a class that a console may not have
            throw new IllegalStateException(e.getMessage());
        }
    }

    @Override
    public String stopRecording(String id) {
        return OperatorActions.stopRecording(id, recorders);
    }

    private static RecordingView view(Recording recording) {
        return new RecordingView(recording.id(), Printable.of(recording.room()), recording.state().name(),
                recording.options().format().name(), Printable.of(recording.options().folder()), recording.since().toEpochMilli(),
                recording.files().size(), recording.lostAudio().toMillis(), recording.lostPictures(),
                recording.lastFailure().map(Printable::of).orElse(null));
    }
}
