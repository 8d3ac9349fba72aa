package org.livekit4j.health.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livekit4j.agent.AgentWorker;
import org.livekit4j.agent.JobType;
import org.livekit4j.agent.WorkerState;
import org.livekit4j.agent.WorkerStatus;
import org.livekit4j.agent.WorkerStatus.JobCounts;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.configuration.ConfigurationMistakes;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.management.BundleTroubles.Trouble;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.keeper.KeeperStatus;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.media.dto.FailedPlugInDTO;
import org.livekit4j.media.dto.MediaRuntimeDTO;
import org.livekit4j.media.dto.PlugInDTO;
import org.livekit4j.media.dto.StreamDTO;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;
import org.livekit4j.queue.QueueStatistics;
import org.livekit4j.queue.SubscriberStatistics;
import org.livekit4j.testing.Fake;

class ChecksTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    private static <T> T fake(Class<T> type, String method, Object answer) {
        return Fake.of(type, Map.of(method, answer));
    }

    private static Result.Status status(HealthCheck check) {
        return check.execute().getStatus();
    }

    private static String text(HealthCheck check) {
        return check.execute().toString();
    }

    @ParameterizedTest
    @CsvSource({"READY, OK", "DEGRADED, WARN", "STOPPED, CRITICAL", "STUCK, CRITICAL"})
    void shouldBeAsTheNativeLibraryIs(FfiHealth.State state, Result.Status status) {
        NativeLibraryCheck check = new NativeLibraryCheck();
        assertThat(status(check)).as("not open").isEqualTo(Result.Status.CRITICAL);
        check.client = fake(FfiClient.class, "health",
                new FfiHealth(state, Optional.empty(), "/lib.so", 0, Optional.empty(), true));

        assertThat(status(check)).isEqualTo(status);
    }

    @Test
    void shouldWarnWhenNativeAccessIsNotEnabled() {
        NativeLibraryCheck check = new NativeLibraryCheck();
        check.client = fake(FfiClient.class, "health",
                new FfiHealth(FfiHealth.State.READY, Optional.empty(), "/lib.so", 0, Optional.empty(), false));

        assertThat(status(check)).isEqualTo(Result.Status.WARN);
        assertThat(text(check)).contains("--enable-native-access=ALL-UNNAMED");
    }

    private static FfiEventQueue queue(long lost, SubscriberStatistics... subscribers) {
        Map<Lane, LaneStatistics> lanes = new EnumMap<>(Lane.class);
        lanes.put(Lane.CONTROL, new LaneStatistics(100, 0, 100, lost));
        return fake(FfiEventQueue.class, "statistics", new QueueStatistics(lanes, List.of(subscribers)));
    }

    private static SubscriberStatistics subscriber(long depth, long longestMillis) {
        return new SubscriberStatistics("meter", "bundle", "all types", 0, 0, 0, 0, 0, depth, longestMillis, 0);
    }

    @Test
    void shouldWarnForSomeMinutesWhenTheControlLaneHasLostEvents() {
        QueueCheck check = new QueueCheck(now::get);
        assertThat(status(check)).as("no queue").isEqualTo(Result.Status.CRITICAL);
        check.queue = queue(0);
        assertThat(status(check)).isEqualTo(Result.Status.OK);
        check.queue = queue(3);
        assertThat(status(check)).isEqualTo(Result.Status.WARN);
        assertThat(text(check)).as("also who looks a second later").contains("3 control events were lost");
        now.set(START.plus(Duration.ofMinutes(6)));
        assertThat(status(check)).isEqualTo(Result.Status.OK);
    }

    @Test
    void shouldNameWhoIsSlowOrBehind() {
        QueueCheck check = new QueueCheck(now::get);
        check.queue = queue(0, subscriber(5, 999));
        assertThat(status(check)).isEqualTo(Result.Status.OK);
        check.queue = queue(0, subscriber(5, 1_500));
        assertThat(text(check)).contains("meter of bundle is slow: one call took 1500 ms");
        now.set(START.plus(Duration.ofMinutes(6)));
        assertThat(status(check)).as("that was long ago").isEqualTo(Result.Status.OK);
        check.queue = queue(0, subscriber(1_025, 0));
        assertThat(text(check)).contains("meter of bundle is behind: 1025 events wait for it");
    }

    private RoomKeeper keeper(KeeperState state) {
        KeeperStatus status = new KeeperStatus("org.livekit4j.room~hall", "ws://host", "hall", "ada", state, START, 1,
                Optional.of("down"), Optional.empty());
        return Fake.of(RoomKeeper.class, Map.of("status", status));
    }

    @ParameterizedTest
    @CsvSource({"JOINED, 500, OK", "RECONNECTING, 500, WARN", "LEFT, 500, WARN", "RETRYING, 59, TEMPORARILY_UNAVAILABLE",
        "WAITING, 59, TEMPORARILY_UNAVAILABLE", "JOINING, 59, TEMPORARILY_UNAVAILABLE", "RETRYING, 60, CRITICAL",
        "JOINING, 60, CRITICAL", "WAITING, 60, CRITICAL", "GIVEN_UP, 0, CRITICAL", "MISCONFIGURED, 0, CRITICAL"})
    void shouldBeAsTheKeptRoomIs(KeeperState state, long seconds, Result.Status status) {
        KeptRoomsCheck check = new KeptRoomsCheck(now::get);
        assertThat(status(check)).as("no keeper").isEqualTo(Result.Status.OK);
        check.keepers = List.of(keeper(state));
        now.set(START.plusSeconds(seconds));

        assertThat(status(check)).isEqualTo(status);
        if (status != Result.Status.OK) {
            assertThat(text(check)).contains("org.livekit4j.room~hall");
        }
    }

    @ParameterizedTest
    @CsvSource({"AVAILABLE, 0, OK", "FULL, 600, OK", "CONNECTING, 30, TEMPORARILY_UNAVAILABLE", "RETRYING, 61, CRITICAL",
        "WAITING, 61, CRITICAL", "DRAINING, 0, WARN", "ENDED, 0, CRITICAL", "MISCONFIGURED, 0, CRITICAL"})
    void shouldBeAsTheWorkerIs(WorkerState state, long seconds, Result.Status status) {
        AgentsCheck check = new AgentsCheck(now::get);
        assertThat(status(check)).as("no worker").isEqualTo(Result.Status.OK);
        check.workers = List.of(worker(state, 0));
        now.set(START.plusSeconds(seconds));

        assertThat(status(check)).isEqualTo(status);
        check.workers = List.of(worker(WorkerState.AVAILABLE, 1));
        assertThat(status(check)).isEqualTo(Result.Status.WARN);
        assertThat(text(check)).contains("1 jobs were lost");
    }

    private static AgentWorker worker(WorkerState state, long abandoned) {
        return fake(AgentWorker.class, "status",
                new WorkerStatus("org.livekit4j.agent~a", "a", JobType.ROOM, "", "", state, START,
                        0, 0, new JobCounts(0, 0, 0, 0, 0, 0, 0, 0, abandoned), Optional.empty(), Optional.empty()));
    }

    @Test
    void shouldWarnOfMistakesInConfigurationsUntilTheyAreCorrected() {
        ConfigurationCheck check = new ConfigurationCheck();
        ConfigurationMistakes mistakes = new ConfigurationMistakes("org.livekit4j.audio", _ -> {
        });
        check.configurations = List.of(mistakes);
        assertThat(status(check)).isEqualTo(Result.Status.OK);
        mistakes.set(List.of("property processors.exclude is unknown; did you mean processors.excluded?"));
        assertThat(status(check)).isEqualTo(Result.Status.WARN);
        assertThat(text(check)).contains("org.livekit4j.audio: property processors.exclude is unknown");
        mistakes.set(List.of());
        assertThat(status(check)).isEqualTo(Result.Status.OK);
    }

    @Test
    void shouldBeCriticalWhenABundleWasUpdatedAndNotRefreshed() {
        List<Trouble> stale = new ArrayList<>();
        List<Trouble> idle = new ArrayList<>();
        BundlesCheck check = new BundlesCheck(() -> stale, () -> idle);
        assertThat(status(check)).isEqualTo(Result.Status.OK);
        idle.add(new Trouble("org.livekit4j.video is not started", "start it"));
        assertThat(status(check)).isEqualTo(Result.Status.WARN);
        stale.add(new Trouble("org.livekit4j.queue was updated", "refresh it"));
        assertThat(status(check)).isEqualTo(Result.Status.CRITICAL);
        assertThat(text(check)).contains("org.livekit4j.queue was updated; refresh it");
    }

    private static MediaRuntimeDTO media() {
        StreamDTO stream = new StreamDTO();
        stream.name = "voice";
        stream.participant = "ada";
        stream.consumer = "Sink recorder of bundle rec";
        PlugInDTO plugIn = new PlugInDTO();
        plugIn.kind = "AudioFrameProcessor";
        plugIn.name = "gain";
        plugIn.bundle = "effects";
        MediaRuntimeDTO dto = new MediaRuntimeDTO();
        dto.medium = "audio";
        dto.streams = new StreamDTO[]{stream};
        dto.plugIns = new PlugInDTO[]{plugIn};
        dto.failedPlugIns = new FailedPlugInDTO[0];
        return dto;
    }

    @Test
    void shouldNameForSomeMinutesWhoLosesFramesAndWhichPlugInFails() {
        MediaRuntimeDTO dto = media();
        MediaCheck check = new MediaCheck(now::get);
        check.media = List.of(() -> dto);
        assertThat(status(check)).isEqualTo(Result.Status.OK);

        dto.streams[0].dropped = 7;
        dto.plugIns[0].late = 2;
        assertThat(status(check)).isEqualTo(Result.Status.WARN);
        assertThat(text(check)).contains("audio stream voice of ada has lost 7 frames: Sink recorder of bundle rec does not",
                "AudioFrameProcessor gain of effects has failed, was late or was refused 2 times");
        now.set(START.plus(Duration.ofMinutes(6)));
        assertThat(status(check)).as("nothing new").isEqualTo(Result.Status.OK);
        dto.streams[0].dropped = 9;
        assertThat(text(check)).contains("has lost 2 frames");
    }

    @Test
    void shouldWarnWhenAPlugInIsNotUsed() {
        MediaRuntimeDTO dto = media();
        FailedPlugInDTO failed = new FailedPlugInDTO();
        failed.kind = "AudioSink";
        failed.bundle = "bad";
        failed.text = "property livekit.rooms is unknown";
        dto.failedPlugIns = new FailedPlugInDTO[]{failed};
        MediaCheck check = new MediaCheck(now::get);
        check.media = List.of(() -> dto);

        assertThat(status(check)).isEqualTo(Result.Status.WARN);
        assertThat(text(check)).contains("AudioSink 0 of bad is not used: property livekit.rooms is unknown");
    }
}
