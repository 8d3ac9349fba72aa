package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.LiveKit;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.data.DataFrame;
import org.livekit4j.data.LocalDataTrack;
import org.livekit4j.itests.Colour;
import org.livekit4j.itests.Spectrum;
import org.livekit4j.itests.Tone;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.RpcException;
import org.livekit4j.room.RpcOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.room.stream.ByteStreamOptions;
import org.livekit4j.room.stream.TextStreamInfo;
import org.livekit4j.room.stream.TextStreamOptions;

/** The example programs that join a room, each in a JVM of its own. */
class RoomExamplesIT {
    private static final int HERTZ = 500;
    private static final int CLOSE = 15;
    private static final int RATE = 48_000;
    private static final int FRAME = RATE / Tone.FRAMES_A_SECOND;

    @RegisterExtension
    final Meeting meeting = new Meeting();

    @TempDir
    private Path folder;

    @Test
    void shouldWriteSoundAndPicturesWhenItRecords() throws Exception {
        ExampleProgram recorder = start("Recorder", "recorder", folder.toString());
        LocalParticipant ada = meeting.join("ada").room().localParticipant();
        ToneSender tone = meeting.closing(new ToneSender(meeting.audio(), "tone", HERTZ));
        PictureSender picture = meeting.closing(new PictureSender(meeting.video(), "picture", 320, 240, Colour.RED));
        LocalTrackPublication sound = ada.publishTrack(tone.track(), TrackPublishOptions.DEFAULTS).join();
        LocalTrackPublication sight = ada.publishTrack(picture.track(), TrackPublishOptions.DEFAULTS).join();
        await("pictures").atMost(Attendee.TIMEOUT).until(() -> files(".png").size() > 2);

        ada.unpublishTrack(sound).join();
        ada.unpublishTrack(sight).join();
        recorder.awaitLine("recorded tone");
        recorder.awaitLine("recorded picture");
        putOut(recorder, "recorder");

        assertThat(files(".wav")).containsExactly(sound.sid() + ".wav");
        assertThat(Spectrum.of(audible(folder.resolve(sound.sid() + ".wav"))).peak()).isCloseTo(HERTZ, within(CLOSE));
        assertThat(files(".png")).allMatch(file -> file.startsWith(sight.sid()));
        // When a track is unpublished WebRTC may show a black picture last.
        assertThat(files(".png").subList(0, 2))
                .allSatisfy(file -> assertThat(middle(folder.resolve(file)).distance(Colour.RED)).isLessThan(40));
    }

    @Test
    void shouldWriteTheSoundOfAnEncryptedRoomWhenItHasThePassphrase() throws Exception {
        ExampleProgram recorder = start("EncryptedRecorder", "recorder", folder.toString());
        LocalParticipant ada = meeting.join("ada", RoomOptions.DEFAULTS
                .withEncryption(EncryptionOptions.ofPassphrase(ExampleProgram.PASSPHRASE))).room().localParticipant();
        ToneSender tone = meeting.closing(new ToneSender(meeting.audio(), "tone", HERTZ));
        LocalTrackPublication sound = ada.publishTrack(tone.track(), TrackPublishOptions.DEFAULTS).join();
        recorder.awaitLine("ada is OK");
        await("sound").atMost(Attendee.TIMEOUT).until(() -> !files(".wav").isEmpty()
                && Files.size(folder.resolve(files(".wav").getFirst())) > 4 * RATE);
        ada.unpublishTrack(sound).join();
        recorder.awaitLine("recorded tone");
        putOut(recorder, "recorder");
        assertThat(Spectrum.of(audible(folder.resolve(sound.sid() + ".wav"))).peak()).isCloseTo(HERTZ, within(CLOSE));
    }

    @Test
    void shouldSendBackWhatItHearsWhenItIsAnEcho() throws Exception {
        ExampleProgram bot = start("EchoBot", "bot");
        Attendee ada = meeting.join("ada");
        ToneSender tone = meeting.closing(new ToneSender(meeting.audio(), "tone", HERTZ));
        LocalTrackPublication sound = ada.room().localParticipant().publishTrack(tone.track(), TrackPublishOptions.DEFAULTS)
                .join();

        assertThat(Senses.hear(meeting.audio(), ada.awaitAudio("echo of ada")).peak()).isCloseTo(HERTZ, within(CLOSE));

        ada.room().localParticipant().unpublishTrack(sound).join();
        await("the echo ends").atMost(Attendee.TIMEOUT)
                .until(() -> ada.awaitParticipant("bot").trackPublications().isEmpty());
        putOut(bot, "bot");
    }

    @Test
    void shouldAnswerWhenItIsCalled() throws Exception {
        ExampleProgram responder = start("RpcResponder", "responder");
        LocalParticipant ada = meeting.join("ada").room().localParticipant();

        assertThat(ada.performRpc("responder", "greet", "", RpcOptions.DEFAULTS).join()).isEqualTo("Hello, ada");
        assertThat(ada.performRpc("responder", "square", "-12", RpcOptions.DEFAULTS).join()).isEqualTo("144");
        assertThat(ada.performRpc("responder", "square", "x", RpcOptions.DEFAULTS)).failsWithin(Attendee.TIMEOUT)
                .withThrowableThat().havingCause().isInstanceOfSatisfying(RpcException.class, error -> {
                    assertThat(error.code()).isEqualTo(1);
                    assertThat(error).hasMessageContaining("'x' is not a number");
                });
        putOut(responder, "responder");
    }

    @Test
    void shouldAnswerTheChatWhenItIsWrittenTo() throws Exception {
        ExampleProgram bot = start("ChatBot", "bot");
        Attendee ada = meeting.join("ada");
        ada.awaitParticipant("bot");
        StreamLog answers = StreamLog.of(ada.room(), "lk.chat");
        TextStreamInfo question = LiveKit.await(ada.room().localParticipant().sendText("hello",
                TextStreamOptions.DEFAULTS.withTopic("lk.chat")));

        assertThat(answers.await(0).text()).isEqualTo("that was 5 characters");
        assertThat(answers.await(0).textInfo().replyToStreamId()).contains(question.streamId());
        bot.awaitLine("ada: hello");
        LiveKit.await(ada.room().localParticipant().sendBytes(new byte[20_000],
                ByteStreamOptions.DEFAULTS.withTopic("lk.chat")));
        assertThat(answers.await(1).text()).isEqualTo("that was a file of 20000 bytes");
        putOut(bot, "bot");
    }

    @Test
    void shouldChatWhenSomeoneTypes() throws Exception {
        Attendee ada = meeting.join("ada");
        StreamLog lines = StreamLog.of(ada.room(), "lk.chat");
        ExampleProgram client = start("ChatClient", "eve");
        ada.awaitParticipant("eve");
        client.type("hello");
        assertThat(lines.await(0).text()).isEqualTo("hello");
        LiveKit.await(ada.room().localParticipant().sendText("hello\u001b[2J yourself",
                TextStreamOptions.DEFAULTS.withTopic("lk.chat")));
        client.awaitLine("ada: hello\\u001b[2J yourself");
        putOut(client, "eve");
    }

    @Test
    void shouldSendAndSaveFilesWhenItIsAFileDrop() throws Exception {
        Path file = Files.write(folder.resolve("ours"), new byte[1_000_000]);
        Path received = folder.resolve("received");
        ExampleProgram drop = start("FileDrop", "drop", received.toString());
        ExampleProgram sender = start("FileDrop", "sender", folder.resolve("none").toString(), file.toString());
        sender.awaitLine(file + ": 100 %");
        sender.awaitLine("sent " + file);
        await("the file").atMost(Attendee.TIMEOUT)
                .until(() -> drop.toString().contains("saved 1000000 bytes of ours from sender"));
        putOut(drop, "drop");
        putOut(sender, "sender");

        try (Stream<Path> files = Files.list(received)) {
            assertThat(files).singleElement().satisfies(saved -> assertThat(saved).hasSameBinaryContentAs(file));
        }
    }

    @Test
    void shouldTellAndPrintMemoryAndLossWhenItIsTelemetry() throws Exception {
        ExampleProgram program = start("Telemetry", "program");
        Attendee ada = meeting.join("ada");
        DataTracks tracks = new DataTracks(meeting);
        DataFrame told = DataTracks.next(tracks.open(ada.awaitDataTrack("memory")));
        LocalDataTrack ours = DataTracks.publish(ada, "memory");
        AtomicLong even = new AtomicLong();
        await("loss").atMost(Attendee.TIMEOUT).pollInterval(Duration.ofMillis(20)).until(() -> {
            ours.tryPush(DataFrame.of("7 KiB\u001b[2J".getBytes(StandardCharsets.UTF_8), even.addAndGet(2)));
            return Pattern.compile("ada: 7 KiB\\\\u001b\\[2J, lost: [1-9]").matcher(program.toString()).find();
        });

        assertThat(new String(told.payload(), StandardCharsets.UTF_8)).matches("[1-9][0-9]+ KiB");
        putOut(program, "program");
    }

    @Test
    void shouldLeaveTheRoomWhenItIsTerminated() throws Exception {
        Attendee ada = meeting.join("ada");
        for (String main : List.of("RpcResponder", "EchoBot", "Recorder", "ChatBot", "ChatClient", "FileDrop", "Telemetry")) {
            ExampleProgram program = start(main, main, folder.toString());
            ada.awaitParticipant(main);
            program.terminate();
            program.exitCode();
            RoomEvent.ParticipantDisconnected left = ada.awaitEvent(RoomEvent.ParticipantDisconnected.class,
                    event -> event.participant().identity().equals(main));
            assertThat(left.reason()).isEqualTo(DisconnectReason.CLIENT_INITIATED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Recorder", "EncryptedRecorder", "EchoBot", "RpcResponder", "ChatBot", "ChatClient", "FileDrop",
        "Telemetry"})
    void shouldNameTheVariableWhenItIsNotSet(String main) throws Exception {
        ExampleProgram noUrl = meeting.closing(ExampleProgram.start(main, "", "token", folder.toString()));
        assertThat(noUrl.exitCode()).isEqualTo(2);
        assertThat(noUrl.toString()).startsWith("the environment variable LIVEKIT_URL is not set; it must be the URL")
                .hasLineCount(1);

        ExampleProgram noToken = meeting.closing(ExampleProgram.start(main, meeting.server().url(), " ", folder.toString()));
        assertThat(noToken.exitCode()).isEqualTo(2);
        assertThat(noToken.toString()).startsWith("the environment variable LIVEKIT_TOKEN is not set").hasLineCount(1);
    }

    @Test
    void shouldLeaveTheRoomAndFinishItsFilesWhenItIsTerminated() throws Exception {
        ExampleProgram recorder = start("Recorder", "recorder", folder.toString());
        Attendee ada = meeting.join("ada");
        ToneSender tone = meeting.closing(new ToneSender(meeting.audio(), "tone", HERTZ));
        ada.room().localParticipant().publishTrack(tone.track(), TrackPublishOptions.DEFAULTS).join();
        ada.awaitParticipant("recorder");
        await("sound").atMost(Attendee.TIMEOUT).until(() -> !files(".wav").isEmpty()
                && Files.size(folder.resolve(files(".wav").getFirst())) > 4 * RATE);

        recorder.terminate();
        await("it has left").atMost(Attendee.TIMEOUT)
                .until(() -> !ada.room().remoteParticipants().containsKey("recorder"));
        recorder.exitCode();
        assertThat(recorder.toString()).contains("recorded tone", "the room has ended: CLIENT_INITIATED");
        assertThat(Spectrum.of(audible(folder.resolve(files(".wav").getFirst()))).peak()).isCloseTo(HERTZ, within(CLOSE));
    }

    private ExampleProgram start(String main, String identity, String... arguments) throws IOException {
        ExampleProgram program = meeting.closing(ExampleProgram.start(main, meeting.server().url(),
                meeting.server().token(meeting.name(), identity), arguments));
        program.awaitLine("joined " + meeting.name());
        return program;
    }

    /** A participant of the same identity joins: the program's room ends, and the program with it. */
    private void putOut(ExampleProgram program, String identity) throws Exception {
        meeting.join(identity);
        program.awaitLine("the room has ended: DUPLICATE_IDENTITY");
        assertThat(program.exitCode()).as(program.toString()).isZero();
    }

    private List<String> files(String suffix) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(suffix)).sorted().toList();
        }
    }

    private static List<AudioFrame> audible(Path wav) throws Exception {
        List<AudioFrame> frames = new ArrayList<>();
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(wav.toFile())) {
            assertThat(sound.getFormat().getSampleRate()).isEqualTo(RATE);
            for (byte[] bytes = sound.readNBytes(2 * FRAME); bytes.length == 2 * FRAME; bytes = sound.readNBytes(2 * FRAME)) {
                short[] samples = new short[FRAME];
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
                AudioFrame frame = new AudioFrame(samples, RATE, 1);
                if (Senses.audible(frame)) {
                    frames.add(frame);
                }
            }
        }
        assertThat(frames).hasSizeGreaterThan(Tone.FRAMES_A_SECOND);
        return frames.subList(0, Tone.FRAMES_A_SECOND);
    }

    private static Colour middle(Path png) throws IOException {
        var image = ImageIO.read(png.toFile());
        int rgb = image.getRGB(image.getWidth() / 2, image.getHeight() / 2);
        return new Colour(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }
}
