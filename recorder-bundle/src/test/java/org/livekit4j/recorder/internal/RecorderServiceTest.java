package org.livekit4j.recorder.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.LiveKitException;
import org.livekit4j.Registration;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.recorder.RecordedFile;
import org.livekit4j.recorder.Recording;
import org.livekit4j.recorder.RecordingEvent;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.recorder.RecordingListener;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.recorder.RecordingState;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;
import org.livekit4j.testing.Fake;
import org.livekit4j.track.RemoteAudioTrack;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamStatistics;
import org.livekit4j.track.TrackSource;
import org.livekit4j.track.UndecryptableException;
import org.livekit4j.video.Video;

/** Recordings of a room of one participant, whose frames are the test's. */
class RecorderServiceTest {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final int FRAME = 480;

    @TempDir
    Path folder;

    private final BlockingQueue<AudioFrame> frames = new LinkedBlockingQueue<>();
    private final AtomicLong dropped = new AtomicLong();
    private final CompletableFuture<DisconnectReason> roomEnd = new CompletableFuture<>();
    private final Queue<RecordingEvent> events = new ConcurrentLinkedQueue<>();
    private final Queue<RecordingEvent> eventsOfAll = new ConcurrentLinkedQueue<>();
    private final RemoteAudioTrack track = Fake.of(RemoteAudioTrack.class, Map.of("sid", "TR_1"));
    private final RemoteTrackPublication publication = Fake.of(RemoteTrackPublication.class, Map.of("name", "voice", "source",
            TrackSource.MICROPHONE, "width", 0, "height", 0, "track", Optional.of(track)));
    private final RemoteParticipant bob = Fake.of(RemoteParticipant.class,
            Map.of("identity", "bob", "trackPublications", Map.of("TR_1", publication)));
    private volatile Optional<StreamEnd> streamEnd = Optional.empty();
    private volatile RoomListener roomListener;
    private volatile boolean closed;
    private RuntimeException refusal;

    private final AudioStream stream = Fake.of(AudioStream.class, (method, arguments) -> switch (method) {
        case "poll" -> poll((Duration) arguments[0]);
        case "end" -> streamEnd;
        case "statistics" -> new StreamStatistics(0, 0, dropped.get(), 0);
        case "close" -> closed = true;
        default -> Fake.unexpected(AudioStream.class, method);
    });

    private final Audio audio = Fake.of(Audio.class, (method, arguments) -> {
        if (refusal != null) {
            throw refusal;
        }
        return stream;
    });

    private final Room room = Fake.of(Room.class, (method, arguments) -> switch (method) {
        case "name" -> "hall";
        case "addListener" -> {
            roomListener = (RoomListener) arguments[0];
            yield Fake.of(Registration.class, Map.of("close", true));
        }
        case "remoteParticipants" -> Map.of("bob", bob);
        case "ended" -> roomEnd.copy();
        default -> Fake.unexpected(Room.class, method);
    });

    private final RecorderService recorder = new RecorderService(() -> audio, () -> Fake.of(Video.class, Map.of()), "",
            () -> List.of((_, event) -> eventsOfAll.add(event)));

    private Object poll(Duration time) {
        try {
            return frames.poll(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() {
        recorder.close();
    }

    private RecordingOptions options() {
        return RecordingOptions.of(folder.resolve("out")).withMinFreeBytes(0).withNameTemplate("{participant}");
    }

    private Recording start(RecordingOptions options, RecordingListener... more) {
        RecordingListener[] all = Arrays.copyOf(more, more.length + 1);
        all[more.length] = (_, event) -> events.add(event);
        return recorder.start(room, options, all);
    }

    private void send(int count) {
        for (int i = 0; i < count; i++) {
            frames.add(new AudioFrame(new short[FRAME], 48_000, 1));
        }
        await().atMost(TIMEOUT).until(frames::isEmpty);
    }

    @Test
    void shouldWriteWhatWaitsWhenItIsStopped() {
        Recording recording = start(options());
        send(50);
        for (int i = 0; i < 50; i++) {
            frames.add(new AudioFrame(new short[FRAME], 48_000, 1));
        }
        List<RecordedFile> files = recording.stop().join();
        assertThat(files).singleElement().satisfies(file -> {
            assertThat(file.path()).isEqualTo(folder.resolve("out/bob.wav")).isRegularFile();
            assertThat(file.duration()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(file.track()).isEqualTo("voice");
        });
        assertThat(closed).isTrue();
        assertThat(recording.state()).isEqualTo(RecordingState.ENDED);
        assertThat(recorder.recordings()).isEmpty();
        assertThat(recording.stop().join()).isEqualTo(files);
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(events).hasSize(3).last()
                .isEqualTo(new RecordingEvent.Ended(files)));
        assertThat(eventsOfAll).hasSize(3);
    }

    @Test
    void shouldEndWithTheRoom() {
        Recording recording = start(options());
        send(1);
        roomEnd.complete(DisconnectReason.ROOM_DELETED);
        assertThat(recording.ended().join()).hasSize(1);
    }

    @Test
    void shouldEndWithTheRecorder() {
        Recording recording = start(options());
        send(1);
        recorder.close();
        assertThat(recording.state()).isEqualTo(RecordingState.ENDED);
        assertThatIllegalStateException().isThrownBy(() -> start(options()));
    }

    @Test
    void shouldCompleteTheFileOfATrackWhenItEnds() {
        Recording recording = start(options());
        send(2);
        streamEnd = Optional.of(StreamEnd.values()[0]);
        await().atMost(TIMEOUT).until(() -> recording.files().stream().anyMatch(RecordedFile::complete));
        assertThat(recording.state()).isEqualTo(RecordingState.RECORDING);
    }

    @Test
    void shouldCountWhatTheStreamHasDropped() {
        Recording recording = start(options());
        send(1);
        dropped.set(100);
        send(1);
        recording.close();
        assertThat(recording.lostAudio()).isEqualTo(Duration.ofSeconds(1));
        assertThat(recording.files().getFirst().lostAudio()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void shouldRecordATrackOnceWhenItIsFoundAndToldOf() {
        Recording recording = start(options());
        roomListener.onEvent(room, new RoomEvent.TrackSubscribed(bob, publication, track));
        send(10);
        assertThat(recording.stop().join()).hasSize(1);
    }

    @Test
    void shouldRecordNobodyElseWhenParticipantsAreNamed() {
        Recording recording = start(options().withParticipants(Set.of("carol")));
        assertThat(recording.stop().join()).isEmpty();
        assertThat(closed).isFalse();
    }

    @Test
    void shouldSayWhatCannotBeRecordedAndGoOn() {
        refusal = new UndecryptableException("voice is encrypted");
        Recording recording = start(options());
        assertThat(recording.lastFailure().orElseThrow()).contains("voice of bob is not recorded", "voice is encrypted");
        assertThat(recording.state()).isEqualTo(RecordingState.RECORDING);
        await().atMost(TIMEOUT).until(() -> !events.isEmpty());
        assertThat(events.peek()).isInstanceOf(RecordingEvent.Failed.class);
    }

    @Test
    void shouldBeFailingWhileTheDiskIsFull() {
        Recording recording = start(options().withMinFreeBytes(Long.MAX_VALUE));
        AtomicInteger sent = new AtomicInteger();
        await().atMost(TIMEOUT).until(() -> {
            send(1);
            sent.incrementAndGet();
            return recording.state() == RecordingState.FAILING;
        });
        assertThat(recording.lastFailure().orElseThrow()).contains("the disk is full");
        assertThat(recording.stop().join()).isEmpty();
        assertThat(recording.lostAudio()).isEqualTo(Duration.ofMillis(10).multipliedBy(sent.get()));
        assertThat(recording.state()).isEqualTo(RecordingState.ENDED);
    }

    @Test
    void shouldGoOnWhenAListenerFailsOrBlocks() {
        Recording recording = start(options(), (_, _) -> {
            throw new AssertionError("a listener's");
        });
        send(5);
        assertThat(recording.stop().join()).hasSize(1);
        await().atMost(TIMEOUT).until(() -> events.size() == 3);
    }

    @Test
    void shouldSayWhenTheFolderCannotBeWritten() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatExceptionOfType(LiveKitException.class).isThrownBy(() -> start(RecordingOptions.of(file)))
                .withMessageContaining("folder is " + file);
        assertThat(recorder.recordings()).isEmpty();
    }

    @Test
    void shouldSayWhatToInstallWhenAFormatTakesFfmpeg() {
        assertThatExceptionOfType(LiveKitException.class)
                .isThrownBy(() -> start(options().withFormat(RecordingFormat.MP4_H264_AAC)))
                .withMessageContaining("apt-get install ffmpeg");
        assertThat(recorder.recordings()).isEmpty();
    }

    @Test
    void shouldHaveNoRecordingWhenTheServiceIsGone() {
        RecorderService without = new RecorderService(() -> {
            throw new IllegalStateException("the service is gone");
        }, () -> null, "", List::of);
        assertThatIllegalStateException().isThrownBy(() -> without.start(room, options().withMixed(true)))
                .withMessage("the service is gone");
        await().atMost(TIMEOUT).until(() -> without.recordings().isEmpty());
    }

    @Test
    void shouldNameTheArgumentThatIsMissing() {
        assertThatNullPointerException().isThrownBy(() -> recorder.start(null, options())).withMessage("room is null");
        assertThatNullPointerException().isThrownBy(() -> recorder.start(room, null)).withMessage("options is null");
    }
}
