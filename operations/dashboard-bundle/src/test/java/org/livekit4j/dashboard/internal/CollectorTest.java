package org.livekit4j.dashboard.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.livekit4j.agent.AgentWorker;
import org.livekit4j.agent.JobOffer;
import org.livekit4j.agent.JobState;
import org.livekit4j.agent.JobStatus;
import org.livekit4j.agent.JobType;
import org.livekit4j.agent.WorkerState;
import org.livekit4j.agent.WorkerStatus;
import org.livekit4j.dashboard.internal.Snapshot.Warning;
import org.livekit4j.ffi.EventStatistics;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.HandleStatistics;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.keeper.KeeperStatus;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.media.management.MediumStatus.OpenStream;
import org.livekit4j.media.management.MediumStatus.PlugIn;
import org.livekit4j.media.management.MediumStatus;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;
import org.livekit4j.queue.QueueStatistics;
import org.livekit4j.queue.SubscriberStatistics;
import org.livekit4j.recorder.RecordedFile;
import org.livekit4j.recorder.Recorder;
import org.livekit4j.recorder.Recording;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.recorder.RecordingState;
import org.livekit4j.room.ConnectionQuality;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.ParticipantKind;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomStatistics;
import org.livekit4j.testing.Fake;
import org.livekit4j.track.StreamInfo;

class CollectorTest {
    private final Parts parts = new Parts();
    private final Warnings warnings = new Warnings(InstantSource.system());
    private final Collector collector = new Collector(parts, warnings, InstantSource.fixed(Instant.ofEpochMilli(5)));

    private Snapshot snapshot() {
        return collector.snapshot(1, 2);
    }

    private static <T> T participant(Class<T> type, String identity) {
        return Fake.of(type, Map.of("identity", identity, "name", identity, "kind", ParticipantKind.STANDARD, "connectionQuality",
                ConnectionQuality.GOOD, "trackPublications", Map.of(), "speaking", false, "encrypted", true));
    }

    private static Room room(String name, ConnectionState state, List<String> others) {
        return Fake.of(Room.class, Map.of("name", name, "connectionState", state, "recording", false, "localParticipant",
                participant(LocalParticipant.class, "ada"), "sid", new CompletableFuture<String>(), "statistics",
                new CompletableFuture<RoomStatistics>(), "remoteParticipants",
                others.stream()
                        .collect(Collectors.toMap(Function.identity(), one -> participant(RemoteParticipant.class, one)))));
    }

    private List<String> texts() {
        return snapshot().warnings().stream().map(Warning::text).toList();
    }

    @Test
    void shouldBeEmptyWhenThereIsNothing() {
        Snapshot snapshot = snapshot();

        assertThat(snapshot.library()).isEmpty();
        assertThat(snapshot.time()).isEqualTo(5);
        assertThat(snapshot.watchers()).isEqualTo(2);
        assertThat(snapshot.jvm().heapUsedBytes()).isPositive();
        assertThat(snapshot.rooms().total()).isZero();
        assertThat(snapshot.recordings().total()).isZero();
        assertThat(snapshot.warnings()).isEmpty();
    }

    @Test
    void shouldShowTheLibraryWhenItIsOpen() {
        parts.all.add(Fake.of(FfiClient.class,
                Map.of("health",
                        new FfiHealth(FfiHealth.State.DEGRADED, Optional.of("0.13.2"), "/lib.so", 1, Optional.of("boom"), true),
                        "handles", new HandleStatistics(9, 6, 3, Map.of(HandleKind.ROOM, 3L)), "events",
                        new EventStatistics(100, 10, 60, 30, 0, 0, 0, 0))));

        assertThat(snapshot().library()).hasValueSatisfying(library -> {
            assertThat(library.handlesByKind()).isEqualTo(Map.of(HandleKind.ROOM, 3L));
            assertThat(library.events().received()).isEqualTo(100);
        });
        assertThat(texts()).containsExactly("the native library has reported 1 panics, the last one: boom");
        assertThat(Json.of(snapshot())).doesNotContain("/lib.so");
    }

    @Test
    void shouldShowRoomsWithTheirKeepersAndParticipantsWhenTheyAreJoined() {
        Room hall = room("hall", ConnectionState.RECONNECTING, List.of("zoe", "bob"));
        parts.all.addAll(List.of(hall, room("attic", ConnectionState.CONNECTED, List.of()),
                Fake.of(RoomKeeper.class, Map.of("room", Optional.of(hall), "status", new KeeperStatus("pid", "ws://host", "hall",
                        "ada", KeeperState.RECONNECTING, Instant.EPOCH, 1, Optional.of("down"), Optional.empty())))));

        assertThat(snapshot().rooms().shown()).extracting(Snapshot.RoomRow::name, Snapshot.RoomRow::keeper)
                .containsExactly(tuple("attic", Optional.empty()),
                        tuple("hall", Optional.of("pid")));
        assertThat(snapshot().participants().shown()).extracting(Snapshot.ParticipantRow::identity).containsExactly("ada", "ada",
                "bob", "zoe");
        assertThat(texts()).contains("pid: down", "room hall has lost its connection and is reconnecting");
    }

    @Test
    void shouldShowTheFirstOnesWhenThereAreMany() {
        parts.all.add(room("hall", ConnectionState.CONNECTED, IntStream.range(0, 1_000).mapToObj(i -> "p" + i).toList()));

        assertThat(snapshot().participants().total()).isEqualTo(1_001);
        assertThat(snapshot().participants().shown()).hasSize(200);
    }

    @Test
    void shouldNotShowWhatAJobContainsWhenItIsListed() {
        JobOffer offer = new JobOffer("AJ_1", "AD_1", JobType.ROOM, "parrot", "hall", Optional.empty(), "confidential",
                Map.of("key", "confidential"), 1);
        parts.all.add(Fake.of(AgentWorker.class, Map.of("jobs",
                List.of(new JobStatus(offer, "agent-1", JobState.RUNNING, Instant.EPOCH)), "status",
                new WorkerStatus("pid", "parrot", JobType.ROOM, "ws://host", "AW_1", WorkerState.AVAILABLE, Instant.EPOCH, 0.25,
                        1,
                        new WorkerStatus.JobCounts(1, 0, 0, 0, 0, 0, 0, 0, 0), Optional.empty(), Optional.empty()))));

        assertThat(snapshot().jobs().shown()).extracting(Snapshot.JobRow::room).containsExactly("hall");
        assertThat(Json.of(snapshot())).contains("\"load\":0.25").doesNotContain("confidential");
    }

    private static Recording recording(RecordingState state, Duration lostAudio, long lostPictures) {
        RecordedFile file = new RecordedFile(Path.of("/srv/confidential/a.ogg"), true, "ada", "voice", Instant.EPOCH,
                Duration.ofSeconds(1), 700, Duration.ZERO, Duration.ZERO, 0);
        return Fake.of(Recording.class, Map.of("id", "1", "room", "hall", "options",
                RecordingOptions.of(Path.of("/srv/confidential")).withFormat(RecordingFormat.OGG_OPUS).withMixed(true), "state",
                state,
                "since", Instant.EPOCH, "files", List.of(file, file), "lostAudio", lostAudio, "lostPictures", lostPictures,
                "lastFailure", Optional.of("the disk is full")));
    }

    @Test
    void shouldShowRecordingsAndNotWhereTheyAreWhenTheyAreRunning() {
        parts.all.add(Fake.of(Recorder.class,
                Map.of("recordings", List.of(recording(RecordingState.RECORDING, Duration.ZERO, 0)))));

        assertThat(snapshot().recordings().shown()).containsExactly(new Snapshot.RecordingRow("1", "hall",
                RecordingState.RECORDING, RecordingFormat.OGG_OPUS, true, 0, 2, 1_400, 0, 0, Optional.of("the disk is full")));
        assertThat(Json.of(snapshot())).contains("\"state\":\"RECORDING\"").doesNotContain("confidential");
        assertThat(texts()).isEmpty();
    }

    @Test
    void shouldWarnOfRecordingsWhenTheyCannotBeWrittenOrLoseSomething() {
        parts.all.add(Fake.of(Recorder.class,
                Map.of("recordings", List.of(recording(RecordingState.FAILING, Duration.ofMillis(20), 3)))));

        assertThat(texts()).containsExactly("recording 1 of room hall has lost 3 pictures",
                "recording 1 of room hall has lost 20 ms of sound",
                "recording 1 of room hall cannot be written: the disk is full");
    }

    @Test
    void shouldTellStreamsApartWhenTheyLookAlike() {
        OpenStream stream = new OpenStream("stream 1", StreamInfo.local("tone"), "acme.Loop$$Lambda/0x01", 10, 8, 2, 0, 0);
        MediaRows rows = new MediaRows(List.of(new MediumStatus("audio", List.of(stream, stream), List.of(), List.of())),
                warnings);

        var shown = rows.streamRows(Map.of(StreamInfo.local("tone"), 7)).shown();

        assertThat(shown).extracting(Snapshot.StreamRow::key).doesNotHaveDuplicates();
        assertThat(shown).extracting(Snapshot.StreamRow::peak).containsOnly(Optional.of(7));
        assertThat(warnings.latest()).first().extracting(Warning::text)
                .isEqualTo("audio stream tone has lost 2 frames: acme.Loop does not take them in time");
    }

    @Test
    void shouldWarnOfPlugInsWhenTheyFail() {
        PlugIn plugIn = new PlugIn("AudioFrameProcessor", "gain", "acme", "all streams", 1, 10, 1, 2, 3, 4, false);
        MediaRows rows = new MediaRows(List.of(new MediumStatus("audio", List.of(), List.of(plugIn),
                List.of(new MediumStatus.UnusedPlugIn("AudioSink", "bad", "livekit.room is wrong")))), warnings);

        rows.plugInRows();
        rows.unusedRows();

        assertThat(warnings.latest()).extracting(Warning::text).containsExactly(
                "AudioSink of bad is not used: livekit.room is wrong",
                "AudioFrameProcessor gain of acme has returned frames of another shape 3 times",
                "AudioFrameProcessor gain of acme was late 2 times", "AudioFrameProcessor gain of acme has failed 1 times");
    }

    @Test
    void shouldWarnOfSubscribersWhenTheyLoseEvents() {
        parts.all.add(Fake.of(FfiEventQueue.class,
                Map.of("statistics", new QueueStatistics(Map.of(Lane.VIDEO, new LaneStatistics(9, 1, 8, 2)),
                        List.of(new SubscriberStatistics("meter", "a bundle", "types [logs]", 700, 600, 5, 0, 11, 89, 0, 0))))));

        assertThat(snapshot().subscribers().shown()).hasSize(1);
        assertThat(snapshot().lanes().shown()).containsExactly(new Snapshot.LaneRow(Lane.VIDEO, 9, 1, 8, 2));
        assertThat(texts()).containsExactly("subscriber meter of a bundle has failed 5 times",
                "subscriber meter of a bundle has lost 11 events");
    }
}
