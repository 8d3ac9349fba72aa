package org.livekit4j.recorder.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import org.livekit4j.LiveKitException;
import org.livekit4j.Registration;
import org.livekit4j.ffi.Completion;
import org.livekit4j.recorder.RecordedFile;
import org.livekit4j.recorder.Recording;
import org.livekit4j.recorder.RecordingEvent;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.recorder.RecordingState;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.text.Printable;
import org.livekit4j.track.RemoteTrack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A room that is being recorded. */
final class RoomRecording implements Recording, FileChain.Watcher {
    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);
    /** For what has arrived to be written, and for ffmpeg to end. */
    static final Duration FINISHING = Duration.ofSeconds(12);
    private static final Duration CLOSING = Duration.ofSeconds(15);
    private static final int MAX_FILES = 1_000;

    private final String id;
    private final Room room;
    private final RecordingOptions options;
    private final Workers workers;
    private final Announcer announcer;
    private final Consumer<RoomRecording> onEnd;
    private final Instant since = Instant.now();
    private final Deque<RecordedFile> complete = new ArrayDeque<>();
    private final Set<FileChain> failing = ConcurrentHashMap.newKeySet();
    private final LongAdder lostSamples = new LongAdder();
    private final LongAdder lostPictures = new LongAdder();
    private final CompletableFuture<List<RecordedFile>> ended = new CompletableFuture<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    /** Tracks that were added: one may be found and told of at the same time. */
    private final Set<RemoteTrack> known = Collections.newSetFromMap(new WeakHashMap<>());
    private volatile Optional<String> lastFailure = Optional.empty();
    private volatile Plan plan;
    private volatile Registration registration = () -> {
    };

    RoomRecording(String id, Room room, RecordingOptions options, Workers workers, Announcer announcer,
            Consumer<RoomRecording> onEnd) {
        this.id = id;
        this.room = room;
        this.options = options;
        this.workers = workers;
        this.announcer = announcer;
        this.onEnd = onEnd;
    }

    /** @param planning makes the plan, which may begin to record at once */
    void start(Function<FileChain.Watcher, Plan> planning) {
        plan = planning.apply(this);
        registration = room.addListener((_, event) -> {
            if (event instanceof RoomEvent.TrackSubscribed(var by, var publication, var track)) {
                add(by, publication, track);
            }
        }, Set.of(RoomEvent.TrackSubscribed.class));
        for (RemoteParticipant participant : room.remoteParticipants().values()) {
            for (RemoteTrackPublication publication : participant.trackPublications().values()) {
                publication.track().ifPresent(track -> add(participant, publication, track));
            }
        }
        room.ended().thenRun(this::stop);
    }

    private void add(RemoteParticipant by, RemoteTrackPublication publication, RemoteTrack track) {
        boolean wanted = options.participants().isEmpty() || options.participants().contains(by.identity());
        synchronized (known) {
            if (!wanted || workers.stopping() || !known.add(track)) {
                return;
            }
        }
        Source source = Source.of(by, publication, track);
        try {
            plan.add(source);
        } catch (LiveKitException | IllegalStateException e) {
            tell(source.shown() + " is not recorded: " + e.getMessage());
        }
    }

    private void tell(String reason) {
        lastFailure = Optional.of(reason);
        LOG.warn("Recording {} of room '{}': {}", id, Printable.of(room()), Printable.of(reason));
        announcer.tell(this, new RecordingEvent.Failed(reason));
    }

    @Override
    public void started(RecordedFile file) {
        announcer.tell(this, new RecordingEvent.FileStarted(file));
    }

    @Override
    public void completed(RecordedFile file) {
        synchronized (complete) {
            complete.add(file);
            if (complete.size() > MAX_FILES) {
                complete.remove();
            }
        }
        LOG.info("Recorded {}", file.path());
        announcer.tell(this, new RecordingEvent.FileCompleted(file));
    }

    @Override
    public void failed(FileChain chain, String reason) {
        failing.add(chain);
        tell(reason);
    }

    @Override
    public void recovered(FileChain chain) {
        failing.remove(chain);
    }

    @Override
    public void lost(long samples, long pictures) {
        lostSamples.add(samples);
        lostPictures.add(pictures);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String room() {
        return room.name();
    }

    @Override
    public RecordingOptions options() {
        return options;
    }

    @Override
    public RecordingState state() {
        if (ended.isDone()) {
            return RecordingState.ENDED;
        }
        return failing.isEmpty() ? RecordingState.RECORDING : RecordingState.FAILING;
    }

    @Override
    public Instant since() {
        return since;
    }

    @Override
    public List<RecordedFile> files() {
        List<RecordedFile> all = new ArrayList<>();
        synchronized (complete) {
            all.addAll(complete);
        }
        Optional.ofNullable(plan).ifPresent(made -> made.files().forEach(all::add));
        return all;
    }

    @Override
    public Duration lostAudio() {
        return OpenFile.duration(lostSamples.sum());
    }

    @Override
    public long lostPictures() {
        return lostPictures.sum();
    }

    @Override
    public Optional<String> lastFailure() {
        return lastFailure;
    }

    @Override
    public CompletableFuture<List<RecordedFile>> stop() {
        if (stopped.compareAndSet(false, true)) {
            workers.stop();
            Thread.ofVirtual().name("livekit-recording " + id + " ends").inheritInheritableThreadLocals(false)
                    .start(this::finish);
        }
        return ended();
    }

    private void finish() {
        try {
            registration.close();
            if (!workers.await(FINISHING)) {
                tell("files could not be completed within " + FINISHING.toSeconds() + " s, and keep their temporary names");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            List<RecordedFile> files = files();
            onEnd.accept(this);
            Completion.completeNow(ended, files);
            announcer.end(this, new RecordingEvent.Ended(files));
        }
    }

    @Override
    public CompletableFuture<List<RecordedFile>> ended() {
        return Completion.handOut(ended);
    }

    @Override
    public void close() {
        stop();
        try {
            ended.get(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Recording {} could not be ended within {} s", id, CLOSING.toSeconds());
        }
    }

    @Override
    public String toString() {
        return "Recording[" + id + " of " + Printable.of(room()) + ", " + state() + "]";
    }
}
