package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.livekit4j.recorder.RecordedFile;
import org.livekit4j.recorder.Recorder;
import org.livekit4j.recorder.RecorderProvider;
import org.livekit4j.recorder.Recording;
import org.livekit4j.recorder.RecordingEvent;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.recorder.RecordingState;
import org.livekit4j.testing.files.MediaProbe;
import org.livekit4j.testing.files.Sound;

/** Rooms with peers as files, which other programs read. */
class RecorderIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofSeconds(6);
    private static final double IN_STEP = 0.06;
    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;
    private static final int TOLERANCE = 25;
    private static final List<Integer> GREEN = List.of(0, 255, 0);

    @RegisterExtension
    final Meeting meeting = new Meeting();

    @TempDir
    Path folder;

    private final Queue<RecordingEvent> events = new ConcurrentLinkedQueue<>();
    private Recorder recorder;

    @BeforeEach
    void openRecorder() {
        assumeTrue(MediaProbe.isThere(), "ffmpeg is not installed");
        recorder = meeting.closing(ServiceLoader.load(RecorderProvider.class).findFirst().orElseThrow().open(meeting::audio,
                meeting::video, _ -> {
                }));
    }

    private RecordingOptions options(RecordingFormat format) {
        return options(format, folder);
    }

    private static RecordingOptions options(RecordingFormat format, Path folder) {
        return RecordingOptions.of(folder).withFormat(format).withMinFreeBytes(0).withSize(WIDTH * 2, HEIGHT * 2);
    }

    private Recording start(Attendee by, RecordingOptions options) {
        return recorder.start(by.room(), options, (_, event) -> events.add(event));
    }

    /** Until so much sound is in each of so many files; then it is over. */
    private static List<RecordedFile> record(Recording recording, int files, Duration length) {
        await().atMost(TIMEOUT).until(() -> recording.files().size() == files
                && recording.files().stream().allMatch(file -> file.duration().compareTo(length) >= 0));
        return recording.stop().join();
    }

    @ParameterizedTest
    @EnumSource(names = {"WAV", "OGG_OPUS", "WEBM_OPUS"})
    void shouldRecordEachTrackWhenTheFormatIsSound(RecordingFormat format) throws Exception {
        Attendee ada = meeting.join("ada");
        PythonPeer bob = meeting.python("bob");
        bob.ask("publish_tone", "name", "voice", "hertz", 440);
        ada.awaitAudio("voice");
        Recording recording = start(ada, options(format));
        assertThat(recorder.recordings()).containsExactly(recording);
        assertThat(recording.state()).isEqualTo(RecordingState.RECORDING);

        List<RecordedFile> files = record(recording, 1, LONG_ENOUGH);
        RecordedFile file = files.getFirst();
        RecordedMedia.assertComplete(file);
        assertThat(file.participant()).isEqualTo("bob");
        assertThat(file.track()).isEqualTo("voice");
        RecordedMedia.assertHears(MediaProbe.samples(file.path()), 440);
        assertThat(recording.state()).isEqualTo(RecordingState.ENDED);
        assertThat(recorder.recordings()).isEmpty();
        await().atMost(TIMEOUT).until(() -> events.stream().anyMatch(RecordingEvent.Ended.class::isInstance));
        assertThat(events).hasExactlyElementsOfTypes(RecordingEvent.FileStarted.class, RecordingEvent.FileCompleted.class,
                RecordingEvent.Ended.class);
    }

    @Test
    void shouldMixAllVoicesWhenOneComesLate() throws Exception {
        Attendee ada = meeting.join("ada");
        PythonPeer bob = meeting.python("bob");
        bob.ask("publish_tone", "name", "low", "hertz", 300);
        ada.awaitAudio("low");
        Recording recording = start(ada, options(RecordingFormat.OGG_OPUS).withMixed(true));
        await().atMost(TIMEOUT).until(() -> !recording.files().isEmpty()
                && recording.files().getFirst().duration().compareTo(Duration.ofSeconds(3)) >= 0);
        meeting.python("carol").ask("publish_tone", "name", "high", "hertz", 1_000);
        ada.awaitAudio("high");
        Duration before = recording.files().getFirst().duration();
        await().atMost(TIMEOUT).until(
                () -> recording.files().getFirst().duration().compareTo(before.plus(Duration.ofSeconds(5))) >= 0);

        RecordedFile file = recording.stop().join().getFirst();
        RecordedMedia.assertComplete(file);
        assertThat(file.participant()).isEmpty();
        short[] sound = MediaProbe.samples(file.path());
        RecordedMedia.assertHears(sound, 300);
        int last = sound.length - 2 * Sound.RATE;
        assertThat(Sound.strength(sound, last, 1_000)).isGreaterThan(Sound.strength(sound, last, 700) * 100);
        assertThat(Sound.strength(sound, last, 300)).isGreaterThan(Sound.strength(sound, last, 700) * 100);
    }

    @Test
    void shouldCompleteAFileWhenItsParticipantLeavesAndTheOthersWhenTheRoomEnds() throws Exception {
        Attendee ada = meeting.join("ada");
        PythonPeer bob = meeting.python("bob");
        bob.ask("publish_tone", "name", "voice", "hertz", 440);
        ada.awaitAudio("voice");
        Recording recording = start(ada, options(RecordingFormat.OGG_OPUS).withNameTemplate("{participant}"));
        await().atMost(TIMEOUT).until(() -> recording.files().size() == 1);
        meeting.python("../carol").ask("publish_tone", "name", "second", "hertz", 800);
        await().atMost(TIMEOUT).until(() -> recording.files().size() == 2);
        bob.close();
        await().atMost(TIMEOUT).until(() -> recording.files().getFirst().complete());
        assertThat(recording.files().getFirst().path()).isEqualTo(folder.resolve("bob.ogg"));
        assertThat(recording.state()).isEqualTo(RecordingState.RECORDING);

        ada.room().close();
        List<RecordedFile> files = recording.ended().join();
        assertThat(files).extracting(RecordedFile::path).containsExactly(folder.resolve("bob.ogg"),
                folder.resolve("---carol.ogg"));
        for (RecordedFile file : files) {
            RecordedMedia.assertComplete(file);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WEBM_VP8_OPUS", "MP4_H264_AAC"})
    void shouldRecordCameraAndMicrophoneInOneFile(RecordingFormat format) throws Exception {
        Attendee ada = meeting.join("ada");
        meeting.python("bob").ask("publish_flashes", "name", "camera", "hertz", 700, "width", WIDTH, "height", HEIGHT, "colour",
                GREEN);
        ada.awaitVideo("camera");
        recordInStep(ada, options(format), file -> {
            assertThat(MediaProbe.codecs(file)).hasSize(2);
            return RecordedMedia.lag(file, WIDTH, HEIGHT, WIDTH / 2);
        });
    }

    /** @see RecordedMedia#lag */
    @FunctionalInterface
    private interface Lag {
        OptionalDouble of(Path file) throws Exception;
    }

    /**
     * A machine that was busy during one recording, so that it tells nothing or something else, gets another one. What the
     * recorder is to blame for is in each.
     */
    private void recordInStep(Attendee by, RecordingOptions options, Lag lag) throws Exception {
        List<Double> lags = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            RecordedFile file = record(start(by, options), 1, LONG_ENOUGH).getFirst();
            RecordedMedia.assertComplete(file);
            OptionalDouble found = lag.of(file.path());
            if (found.isPresent() && Math.abs(found.getAsDouble()) <= IN_STEP) {
                return;
            }
            found.ifPresent(lags::add);
        }
        assertThat(lags).as("sound and picture apart by more than " + IN_STEP + " s").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"WEBM_VP8_OPUS", "MP4_H264_AAC"})
    void shouldShowAllInAGridWhenTheyAreMixed(RecordingFormat format) throws Exception {
        Attendee ada = meeting.join("ada");
        meeting.python("bob").ask("publish_flashes", "name", "camera", "hertz", 700, "width", WIDTH, "height", HEIGHT, "colour",
                GREEN);
        ada.awaitVideo("camera");
        meeting.python("carol").ask("publish_picture", "name", "red", "width", WIDTH, "height", HEIGHT, "colour",
                List.of(255, 0, 0));
        ada.awaitVideo("red");
        recordInStep(ada, options(format).withMixed(true),
                file -> RecordedMedia.lag(file, WIDTH * 2, HEIGHT * 2, besideRed(MediaProbe.pictures(file))));
    }

    /** The column of the tile that is not red. */
    private static int besideRed(byte[] pictures) {
        List<Integer> halves = List.of(WIDTH / 2, WIDTH + WIDTH / 2);
        List<Integer> reds = halves.stream().map(x -> lastChroma(pictures, 2 * WIDTH, 2 * HEIGHT, x, true)).toList();
        assertThat(reds).as("red is 240 in the plane V").anyMatch(v -> Math.abs(v - 240) < TOLERANCE).anyMatch(v -> v < 150);
        return halves.get(reds.getFirst() > 200 ? 1 : 0);
    }

    /** In the last picture, in its middle row and this column. */
    private static int lastChroma(byte[] pictures, int width, int height, int column, boolean red) {
        int last = pictures.length - width * height / (red ? 4 : 2);
        return Byte.toUnsignedInt(pictures[last + height / 4 * (width / 2) + column / 2]);
    }

    @Test
    void shouldRecordABrowser() throws Exception {
        Peer bob = meeting.peer("browser", "bob");
        Attendee ada = meeting.join("ada");
        bob.ask("publish_tone", "name", "voice", "hertz", 500);
        bob.ask("publish_picture", "name", "camera", "width", WIDTH, "height", HEIGHT, "colour", List.of(0, 0, 255));
        ada.awaitAudio("voice");
        ada.awaitVideo("camera");
        Recording sound = start(ada, options(RecordingFormat.WAV));
        Recording both = start(ada, options(RecordingFormat.WEBM_VP8_OPUS));
        for (Recording recording : List.of(sound, both)) {
            RecordedFile file = record(recording, 1, SHORT).getFirst();
            RecordedMedia.assertComplete(file);
            assertThat(file.participant()).isEqualTo("bob");
            RecordedMedia.assertHears(MediaProbe.samples(file.path()), 500);
        }
        Path file = both.files().getFirst().path();
        assertThat(MediaProbe.codecs(file)).containsExactlyInAnyOrder("vp8", "opus");
        byte[] pictures = MediaProbe.pictures(file);
        assertThat(lastChroma(pictures, WIDTH, HEIGHT, WIDTH / 2, false)).as("blue is 240 in the plane U")
                .isCloseTo(240, within(TOLERANCE));
    }

    /** The file as it is in the middle of a recording is that which a process leaves if it is killed then. */
    @Test
    void shouldCompleteWhatWasLeftWhenAnotherRecordingBegins() throws Exception {
        Attendee ada = meeting.join("ada");
        meeting.python("bob").ask("publish_tone", "name", "voice", "hertz", 440);
        ada.awaitAudio("voice");
        Recording recording = start(ada, options(RecordingFormat.OGG_OPUS).withNameTemplate("{participant}"));
        await().atMost(TIMEOUT).until(() -> recording.files().stream().anyMatch(file -> file.duration().toSeconds() >= 4));
        String part = "bob.ogg.part";
        Path left = Files.copy(folder.resolve(part), Files.createDirectory(folder.resolve("other")).resolve("left" + part));
        for (Path where : List.of(left.getParent(), folder)) {
            recorder.start(ada.room(), options(RecordingFormat.OGG_OPUS, where)).close();
        }

        assertThat(left).doesNotExist();
        assertThat(folder.resolve(part)).as("it is being written").exists();
        short[] sound = MediaProbe.samples(left.resolveSibling("leftbob.ogg"));
        assertThat(sound).hasSizeGreaterThan(2 * Sound.RATE);
        RecordedMedia.assertHears(sound, 440);
        RecordedMedia.assertComplete(recording.stop().join().getFirst());
    }

    @Test
    void shouldGoOnWithAnotherFileWhenFfmpegIsKilled() throws Exception {
        Attendee ada = meeting.join("ada");
        meeting.python("bob").ask("publish_flashes", "name", "camera", "hertz", 700, "width", WIDTH, "height", HEIGHT, "colour",
                GREEN);
        ada.awaitVideo("camera");
        Recording recording = start(ada, options(RecordingFormat.WEBM_VP8_OPUS));
        await().atMost(TIMEOUT).until(() -> recording.files().size() == 1 && recording.files().getFirst().bytes() > 20_000);
        List<ProcessHandle> children = ProcessHandle.current().children()
                .filter(child -> child.info().command().orElse("").endsWith("ffmpeg")).toList();
        assertThat(children).hasSize(1);
        children.getFirst().destroyForcibly();

        await().atMost(TIMEOUT).until(() -> events.stream().anyMatch(RecordingEvent.Failed.class::isInstance));
        await().atMost(TIMEOUT).until(() -> recording.files().size() == 2 && recording.files().getLast().bytes() > 20_000
                && recording.state() == RecordingState.RECORDING);
        assertThat(recording.lastFailure().orElseThrow()).contains("ffmpeg has ended with exit code 137");
        for (RecordedFile file : recording.stop().join()) {
            assertThat(file.complete()).isTrue();
            assertThat(MediaProbe.samples(file.path()).length).isGreaterThan(Sound.RATE / 2);
            assertThat(MediaProbe.pictures(file.path())).isNotEmpty();
        }
    }
}
