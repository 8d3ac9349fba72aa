package org.livekit4j.recorder.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.livekit4j.audio.Audio;
import org.livekit4j.ffi.BundleClasses;
import org.livekit4j.recorder.Recorder;
import org.livekit4j.recorder.Recording;
import org.livekit4j.recorder.RecordingListener;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.room.Room;
import org.livekit4j.video.Video;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The recorder of a framework, whose listeners may be services. Its recordings end with it. */
@Component(service = Recorder.class, immediate = true)
public final class RecorderComponent implements Recorder {
    private final List<RecordingListener> listeners = new CopyOnWriteArrayList<>();
    private final RecorderService recorder;

    @Activate
    public RecorderComponent(@Reference Audio audio, @Reference Video video) {
        BundleClasses.load(RecorderComponent.class);
        recorder = new RecorderService(() -> audio, () -> video, RecorderService.searchPath(), () -> listeners);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindListener(RecordingListener listener) {
        listeners.add(listener);
    }

    void unbindListener(RecordingListener listener) {
        listeners.remove(listener);
    }

    @Override
    public Recording start(Room room, RecordingOptions options, RecordingListener... more) {
        return recorder.start(room, options, more);
    }

    @Override
    public List<Recording> recordings() {
        return recorder.recordings();
    }

    @Deactivate
    void close() {
        recorder.close();
    }
}
