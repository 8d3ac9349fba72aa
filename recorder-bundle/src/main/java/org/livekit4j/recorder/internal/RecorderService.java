package org.livekit4j.recorder.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.livekit4j.LiveKitException;
import org.livekit4j.audio.Audio;
import org.livekit4j.recorder.Recorder;
import org.livekit4j.recorder.Recording;
import org.livekit4j.recorder.RecordingListener;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.room.Room;
import org.livekit4j.video.Video;

/** Records rooms with the services it is given. Safe for use by several threads. */
class RecorderService implements Recorder {
    private final Supplier<Audio> audio;
    private final Supplier<Video> video;
    private final String searchPath;
    private final Supplier<List<RecordingListener>> listenersOfAll;
    private final Set<RoomRecording> recordings = ConcurrentHashMap.newKeySet();
    private final AtomicInteger numbers = new AtomicInteger();
    private boolean closed;

    /**
     * @param searchPath where programs are looked for, as in {@code PATH}
     * @param listenersOfAll those of now that are told of each recording
     */
    RecorderService(Supplier<Audio> audio, Supplier<Video> video, String searchPath,
            Supplier<List<RecordingListener>> listenersOfAll) {
        this.audio = audio;
        this.video = video;
        this.searchPath = searchPath;
        this.listenersOfAll = listenersOfAll;
    }

    static String searchPath() {
        return Optional.ofNullable(System.getenv("PATH")).orElse("");
    }

    @Override
    public Recording start(Room room, RecordingOptions options, RecordingListener... listeners) {
        Objects.requireNonNull(room, "room is null");
        Objects.requireNonNull(options, "options is null");
        Announcer announcer = new Announcer(List.of(listeners), listenersOfAll);
        requireFolder(options.folder());
        LeftFiles.complete(options.folder().toAbsolutePath().normalize());
        Optional<Ffmpeg> ffmpeg = options.format().video() ? Optional.of(Ffmpeg.find(options, searchPath)) : Optional.empty();
        Workers workers = new Workers();
        RoomRecording recording = new RoomRecording(Integer.toString(numbers.incrementAndGet()), room, options, workers,
                announcer,
                recordings::remove);
        add(recording);
        try {
            recording.start(watcher -> plan(new Studio(room.name(), options, audio, video, workers, watcher), ffmpeg));
        } catch (RuntimeException e) { // a service is gone
            recording.stop();
            throw e;
        }
        return recording;
    }

    private synchronized void add(RoomRecording recording) {
        if (closed) {
            throw new IllegalStateException("this recorder is closed");
        }
        recordings.add(recording);
    }

    private static void requireFolder(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "livekit4j", ".tmp"));
        } catch (IOException e) {
            throw new LiveKitException("folder is " + folder + ", which cannot be written: " + e, e);
        }
    }

    private static Plan plan(Studio studio, Optional<Ffmpeg> ffmpeg) {
        boolean mixed = studio.options().mixed();
        return ffmpeg.map(program -> mixed ? new GridPlan(studio, program) : new PicturePlan(studio, program))
                .orElseGet(() -> mixed ? new MixedAudioPlan(studio) : new TrackPlan(studio));
    }

    @Override
    public List<Recording> recordings() {
        return recordings.stream().sorted(Comparator.comparing(recording -> Integer.parseInt(recording.id())))
                .<Recording>map(recording -> recording).toList();
    }

    /** Stops all, side by side, and waits for them. */
    public void close() {
        synchronized (this) {
            closed = true;
        }
        List<RoomRecording> open = List.copyOf(recordings);
        open.forEach(RoomRecording::stop);
        open.forEach(RoomRecording::close);
    }
}
