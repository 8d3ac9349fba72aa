package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.itests.Tone;
import org.livekit4j.room.AudioTrackFeature;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.PreConnectAudio;
import org.livekit4j.room.TrackPublishOptions;

/** What was recorded before a track was published reaches agents. */
class PreConnectAudioIT {
    private static final int RATE = 24_000;
    private static final List<AudioFrame> RECORDED = Tone.sine(440, RATE, 1, 50);

    @RegisterExtension
    final Meeting meeting = new Meeting();

    private LocalTrackPublication publish(Attendee speaker, TrackPublishOptions options) {
        ToneSender tone = meeting.closing(new ToneSender(meeting.audio(), "voice", 500));
        return speaker.room().localParticipant().publishTrack(tone.track(), options).join();
    }

    private static CompletableFuture<PreConnectAudio> listen(Attendee agent) {
        CompletableFuture<PreConnectAudio> heard = new CompletableFuture<>();
        agent.room().registerByteStreamHandler(PreConnectAudio.TOPIC,
                (_, stream) -> heard.complete(PreConnectAudio.read(stream, 10_000_000)));
        return heard;
    }

    private static <T> T join(CompletableFuture<T> future) {
        return future.orTimeout(Attendee.TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static byte[] bytes(List<AudioFrame> frames) {
        ByteBuffer bytes = ByteBuffer.allocate(frames.stream().mapToInt(frame -> frame.data().length * 2).sum())
                .order(ByteOrder.LITTLE_ENDIAN);
        frames.forEach(frame -> {
            for (short sample : frame.data()) {
                bytes.putShort(sample);
            }
        });
        return bytes.array();
    }

    @Test
    void shouldReachAnAgentThatJoinsLater() {
        Attendee ada = meeting.join("ada");
        LocalTrackPublication publication = publish(ada, TrackPublishOptions.speech().withPreconnectBuffer(true));
        CompletableFuture<Set<String>> sent = ada.room().localParticipant().sendPreConnectAudio(publication, RECORDED);
        Attendee robot = meeting.joinAsAgent("robot");
        PreConnectAudio heard = join(listen(robot));

        assertThat(join(sent)).containsExactly("robot");
        assertThat(heard.participantIdentity()).isEqualTo("ada");
        assertThat(heard.trackSid()).isEqualTo(publication.sid());
        assertThat(heard.sampleRate()).isEqualTo(RATE);
        assertThat(heard.channels()).isOne();
        assertThat(heard.encoded()).isFalse();
        assertThat(bytes(heard.frames())).isEqualTo(bytes(RECORDED));
        assertThat(heard.frames()).hasSize(RECORDED.size());
        assertThat(robot.awaitPublication("voice").audioFeatures()).contains(AudioTrackFeature.PRECONNECT_BUFFER);
    }

    @Test
    void shouldReachAPythonAgentAndNobodyElse() throws IOException {
        PythonPeer robot = meeting.pythonAgent("robot");
        robot.ask("receive_streams", "topic", PreConnectAudio.TOPIC);
        Attendee bob = meeting.join("bob");
        CompletableFuture<PreConnectAudio> overheard = listen(bob);
        Attendee ada = meeting.join("ada");
        ada.awaitParticipant("robot");
        LocalTrackPublication publication = publish(ada, TrackPublishOptions.speech().withPreconnectBuffer(true));
        assertThat(join(ada.room().localParticipant().sendPreConnectAudio(publication, RECORDED))).containsExactly("robot");
        JsonObject heard = robot.awaitEvent("byte_stream");

        JsonObject attributes = heard.getAsJsonObject("attributes");
        assertThat(attributes.get("trackId").getAsString()).isEqualTo(publication.sid());
        assertThat(attributes.get("sampleRate").getAsString()).isEqualTo(String.valueOf(RATE));
        assertThat(attributes.get("channels").getAsString()).isEqualTo("1");
        assertThat(heard.get("name").getAsString()).isEqualTo("preconnect-buffer");
        assertThat(heard.get("sha256").getAsString()).isEqualTo(StreamLog.sha256(bytes(RECORDED)));
        assertThat(overheard).isNotDone();
    }

    @Test
    void shouldBeHeardFromPython() throws IOException {
        Attendee robot = meeting.joinAsAgent("robot");
        CompletableFuture<PreConnectAudio> heard = listen(robot);
        PythonPeer ada = meeting.python("ada");
        robot.awaitParticipant("ada");
        ada.ask("send_bytes", "size", 9_604, "topic", PreConnectAudio.TOPIC, "to", List.of("robot"), "attributes",
                Map.of("trackId", "TR_x", "sampleRate", "48000", "channels", "2"));
        PreConnectAudio audio = join(heard);

        assertThat(audio.trackSid()).isEqualTo("TR_x");
        assertThat(audio.channels()).isEqualTo(2);
        assertThat(audio.frames()).extracting(AudioFrame::samplesPerChannel).containsExactly(480, 480, 480, 480, 480, 1);
    }

    @Test
    void shouldBeRefusedWhenTheTrackDoesNotAnnounceIt() {
        Attendee ada = meeting.join("ada");
        LocalTrackPublication publication = publish(ada, TrackPublishOptions.speech());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ada.room().localParticipant().sendPreConnectAudio(publication, RECORDED))
                .withMessageContaining("withPreconnectBuffer(true)");
    }
}
