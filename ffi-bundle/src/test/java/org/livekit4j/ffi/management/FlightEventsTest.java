package org.livekit4j.ffi.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import jdk.jfr.Configuration;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.StreamStatistics;
import org.livekit4j.track.TrackSource;

/** What is in a recording, and that nothing is done without one. */
class FlightEventsTest {
    private static final String OURS = "org.livekit4j.";
    private static final StreamInfo VOICE = new StreamInfo("hall", "ada", "voice", "TR_1", TrackSource.MICROPHONE);

    @TempDir
    private Path folder;

    private final Recording recording = new Recording();

    @AfterEach
    void close() {
        recording.close();
    }

    private List<RecordedEvent> events() {
        Path file = folder.resolve("recording.jfr");
        try {
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream().filter(event -> event.getEventType().getName().startsWith(OURS))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RecordedEvent only(String name) {
        List<RecordedEvent> found = events().stream().filter(event -> event.getEventType().getName().equals(OURS + name))
                .toList();
        assertThat(found).as(name).hasSize(1);
        return found.getFirst();
    }

    private static void tellAll() {
        FlightEvents.roomJoined("hall", "bob", 3);
        FlightEvents.roomReconnecting("hall");
        FlightEvents.roomReconnected("hall", Duration.ofMillis(1_500).toNanos());
        FlightEvents.roomEnded("hall", StreamEnd.ROOM_ENDED, Duration.ofMinutes(2).toNanos());
        FlightEvents.streamOpened("audio", VOICE);
        FlightEvents.streamEnded("audio", VOICE, StreamEnd.END_OF_TRACK, new StreamStatistics(10, 5, 3, 2));
        FlightEvents.framesDropped("audio", VOICE, "Sink slow", 3, 2);
        FlightEvents.callLate("processor", "denoise", "com.acme", VOICE, Thread.currentThread(), 42_000_000);
        FlightEvents.subscriberLate("log", "com.acme", Thread.currentThread(), 1_000_000_000);
        FlightCall call = FlightEvents.beginCall();
        if (call != null) {
            call.end("sink", "slow", "com.acme", VOICE);
        }
    }

    @Test
    void shouldRecordRoomsWhenTheyChange() {
        recording.start();
        tellAll();

        RecordedEvent joined = only("RoomJoined");
        assertThat(joined.getString("room")).isEqualTo("hall");
        assertThat(joined.getString("participant")).isEqualTo("bob");
        assertThat(joined.getInt("others")).isEqualTo(3);
        assertThat(only("RoomReconnecting").getString("room")).isEqualTo("hall");
        assertThat(only("RoomReconnected").getDuration("outage")).isEqualTo(Duration.ofMillis(1_500));
        RecordedEvent ended = only("RoomEnded");
        assertThat(ended.getString("reason")).isEqualTo("room_ended");
        assertThat(ended.getDuration("joinedFor")).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void shouldRecordStreamsWhenTheyChange() {
        recording.start();
        tellAll();

        for (String name : List.of("StreamOpened", "StreamEnded", "FramesDropped")) {
            RecordedEvent event = only(name);
            assertThat(List.of("stream", "room", "participant", "track", "trackSid")).as(name).map(event::getString)
                    .containsExactly("audio", "hall", "ada", "voice", "TR_1");
        }
        RecordedEvent ended = only("StreamEnded");
        assertThat(ended.getString("reason")).isEqualTo("end_of_track");
        assertThat(List.of("received", "delivered", "dropped", "queued")).map(ended::getLong).containsExactly(10L, 5L, 3L, 2L);
        RecordedEvent dropped = only("FramesDropped");
        assertThat(dropped.getString("consumer")).isEqualTo("Sink slow");
        assertThat(dropped.getLong("dropped")).isEqualTo(3);
    }

    @Test
    void shouldRecordWhereALateCallIsWhenItIsStillUnderWay() {
        recording.start();
        FlightEvents.callLate("processor", "denoise", "com.acme", VOICE, Thread.currentThread(), 42_000_000);

        RecordedEvent late = only("LateCall");
        assertThat(List.of("kind", "code", "bundle", "room", "participant", "track")).map(late::getString)
                .containsExactly("processor", "denoise", "com.acme", "hall", "ada", "voice");
        assertThat(late.getDuration("elapsed")).isEqualTo(Duration.ofMillis(42));
        assertThat(late.getThread("caller").getJavaThreadId()).isEqualTo(Thread.currentThread().threadId());
        assertThat(late.getString("callerStack")).contains(getClass().getName());
    }

    @Test
    void shouldRecordACallOfUserCodeWhenItTakesLongerThanTheThreshold() {
        recording.enable(OURS + "SlowCall").withThreshold(Duration.ZERO);
        recording.start();
        FlightEvents.beginCall().end("stream listener", this, VOICE);

        RecordedEvent slow = only("SlowCall");
        assertThat(slow.getString("code")).isEqualTo(getClass().getName());
        assertThat(slow.getString("bundle")).isEmpty();
        assertThat(slow.getString("track")).isEqualTo("voice");
        assertThat(slow.getThread().getJavaThreadId()).isEqualTo(Thread.currentThread().threadId());
    }

    @Test
    void shouldNotRecordACallOfUserCodeWhenItIsShorterThanTheThreshold() {
        recording.enable(OURS + "SlowCall").withThreshold(Duration.ofHours(1));
        recording.start();
        FlightEvents.beginCall().end("stream listener", this, VOICE);

        assertThat(events()).isEmpty();
    }

    @Test
    void shouldShowNoSecretAndNoLongNameWhenStrangersChooseIt() {
        recording.start();
        String token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl";
        FlightEvents.roomJoined("hall\n" + token, "x".repeat(100_000), 0);

        RecordedEvent joined = only("RoomJoined");
        assertThat(joined.getString("room")).isEqualTo("hall\\n" + Redaction.REDACTED);
        assertThat(joined.getString("participant")).hasSize(Printable.DEFAULT_LENGTH + 1);
    }

    @Test
    void shouldDescribeEachFieldWhenARecordingIsRead() {
        recording.start();
        tellAll();

        List<EventType> types = FlightRecorder.getFlightRecorder().getEventTypes().stream()
                .filter(type -> type.getName().startsWith(OURS)).toList();
        assertThat(types).hasSizeGreaterThanOrEqualTo(12).allSatisfy(type -> {
            assertThat(type.getLabel()).isNotBlank();
            assertThat(type.getCategoryNames()).hasSize(2).startsWith("LiveKit4j");
            assertThat(type.getFields()).allSatisfy(field -> assertThat(field.getLabel()).as(field.getName()).isNotBlank());
        });
    }

    @Test
    void shouldSetEveryEventWhenTheSettingsFileIsUsed() throws IOException, ParseException {
        recording.start();
        tellAll();
        Map<String, String> settings = Configuration.create(Path.of("src", "main", "resources", "META-INF", "livekit4j.jfc"))
                .getSettings();
        Set<String> set = settings.keySet().stream().map(key -> key.substring(0, key.indexOf('#')))
                .filter(name -> name.startsWith(OURS)).collect(Collectors.toSet());

        assertThat(set).isEqualTo(FlightRecorder.getFlightRecorder().getEventTypes().stream().map(EventType::getName)
                .filter(name -> name.startsWith(OURS)).collect(Collectors.toSet()));
    }

    @Test
    void shouldAllocateNothingWhenNothingRecords() throws InterruptedException {
        try (Recording before = new Recording()) { // Flight Recorder is in use, and what writes to it is loaded
            before.start();
            tellAll();
        }
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        CountDownLatch done = new CountDownLatch(1);
        long[] allocated = new long[1];
        Thread.ofPlatform().start(() -> {
            tellAll();
            long start = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1_000; i++) {
                FlightEvents.streamOpened("audio", VOICE);
                FlightCall call = FlightEvents.beginCall();
                if (call != null) {
                    throw new AssertionError("a call is recorded");
                }
            }
            allocated[0] = threads.getCurrentThreadAllocatedBytes() - start;
            done.countDown();
        });
        done.await();

        assertThat(allocated[0]).isLessThan(1_000);
    }
}
