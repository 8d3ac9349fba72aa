package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.SimulatedScenario;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.testing.FlightRecording;
import org.livekit4j.testing.FlightRecording.Seen;
import org.livekit4j.track.RemoteAudioTrack;

/** What Flight Recorder knows of a meeting afterwards. */
class FlightRecorderIT {
    private static final String TRACK = "tone";

    private final FlightRecording recording = FlightRecording.start();

    @RegisterExtension
    final Meeting meeting = new Meeting();

    @AfterEach
    void stop() {
        recording.close();
    }

    /** Of this meeting's room. */
    private List<Seen> of(String name) {
        return recording.events(name).stream().filter(event -> event.text("room").equals(meeting.name())).toList();
    }

    private List<Seen> await(String name, Predicate<Seen> like) {
        return Awaitility.await(name).atMost(Attendee.TIMEOUT).until(
                () -> of(name).stream().filter(like).toList(), found -> !found.isEmpty());
    }

    private RemoteAudioTrack publishTo(Attendee from, Attendee to) {
        ToneSender tone = meeting.closing(new ToneSender(meeting.audio(), TRACK, 500));
        from.room().localParticipant().publishTrack(tone.track(), TrackPublishOptions.DEFAULTS).join();
        return to.awaitAudio(TRACK);
    }

    @Test
    void shouldKnowWhoJoinedWhenTheConnectionWasLostAndWhyTheRoomHasEnded() {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        ada.room().simulate(SimulatedScenario.SIGNAL_RECONNECT).join();
        ada.awaitEvent(RoomEvent.Reconnected.class);
        ada.room().close();
        bob.room().close();

        assertThat(of("RoomJoined")).extracting(event -> event.text("participant")).containsExactly("ada", "bob");
        assertThat(of("RoomReconnecting")).hasSize(1);
        assertThat(of("RoomReconnected")).singleElement().satisfies(event -> assertThat(event.number("outage")).isPositive());
        assertThat(of("RoomEnded")).hasSize(2).allSatisfy(event -> {
            assertThat(event.text("reason")).isEqualTo("client_initiated");
            assertThat(event.number("joinedFor")).isPositive();
        });
        assertThat(recording.events("NativeAnswer")).extracting(event -> event.text("request")).contains("connect", "disconnect");
        assertThat(recording.events("NativeCall")).extracting(event -> event.text("request")).contains("connect");
    }

    @Test
    void shouldKnowWhichStreamHasLostFramesWhenItsConsumerDoesNotTakeThem() {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        RemoteAudioTrack track = publishTo(ada, bob);
        CompletableFuture<Void> released = new CompletableFuture<>();
        AudioStream stream = meeting.audio().openStream(track, AudioStreamOptions.DEFAULTS.withCapacity(5));
        stream.listen(frame -> released.join());
        await("FramesDropped", event -> true);
        released.complete(null);
        stream.close();

        assertThat(of("StreamOpened")).singleElement().returns("ada", event -> event.text("participant"))
                .returns(TRACK, event -> event.text("track")).returns(track.sid(), event -> event.text("trackSid"));
        assertThat(of("FramesDropped")).allSatisfy(event -> {
            assertThat(event.text("track")).isEqualTo(TRACK);
            assertThat(event.text("consumer")).startsWith(getClass().getName());
            assertThat(event.number("dropped")).isPositive();
        });
        Seen ended = await("StreamEnded", event -> true).getFirst();
        assertThat(ended.text("reason")).isEqualTo("closed");
        assertThat(ended.number("dropped")).isGreaterThanOrEqualTo(
                of("FramesDropped").stream().mapToLong(event -> event.number("dropped")).min().orElseThrow());
        await("SlowCall", event -> event.text("kind").equals("stream listener"));
    }

    @Test
    void shouldKnowWhichListenerIsLateWhenItDoesNotReturn() {
        Attendee ada = meeting.join("ada");
        CompletableFuture<Void> released = new CompletableFuture<>();
        ada.room().addListener((room, event) -> released.join());
        meeting.join("bob");
        Seen late = await("LateCall", event -> event.text("kind").equals("room listener")).getFirst();
        assertThat(late.text("code")).startsWith(getClass().getName());
        assertThat(late.text("callerStack")).contains(getClass().getName());
        released.complete(null);

        await("SlowCall", event -> event.text("code").startsWith(getClass().getName()));
    }

    @Test
    void shouldKnowNoSecretWhenRoomsAreJoined() {
        Attendee ada = meeting.join("ada");
        LocalTrackPublication publication = ada.room().localParticipant()
                .publishTrack(meeting.closing(new ToneSender(meeting.audio(), TRACK, 500)).track(), TrackPublishOptions.DEFAULTS)
                .join();
        assertThat(publication.sid()).isNotEmpty();

        assertThat(recording.events()).isNotEmpty().allSatisfy(event -> assertThat(event.toString())
                .doesNotContain(ada.room().connectionDetails().token(), meeting.server().apiSecret(), "eyJ"));
    }
}
