package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.LiveKit;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.itests.Spectrum;
import org.livekit4j.itests.Tone;
import org.livekit4j.keeper.KeeperOptions;
import org.livekit4j.keeper.OwnedRoomKeeper;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.room.ConnectException;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.RpcOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;

/** Rooms through the façade for plain Java; a peer, of another instance that shares the library, sees who comes and goes. */
@Timeout(180)
class LiveKitRoomIT {
    private static final int HERTZ = 500;

    private TestServer server;
    private String name;
    private LiveKit others;
    private Attendee peer;

    @BeforeEach
    void join(TestInfo test) {
        server = TestServer.shared();
        name = test.getTestMethod().orElseThrow().getName() + "-" + System.nanoTime();
        others = LiveKit.create();
        peer = new Attendee(others.rooms(), server.url(), token("peer"), RoomOptions.DEFAULTS);
    }

    @AfterEach
    void leave() {
        if (others != null) {
            others.close();
        }
        await("all threads have ended").atMost(Attendee.TIMEOUT)
                .untilAsserted(() -> assertThat(LeftoverThreads.now()).isEmpty());
    }

    private String token(String identity) {
        return server.token(name, identity);
    }

    private void awaitPresence(String identity) {
        peer.awaitEvent(RoomEvent.ParticipantConnected.class, event -> event.participant().identity().equals(identity));
    }

    private void awaitAbsence(String identity) {
        RoomEvent.ParticipantDisconnected left = peer.awaitEvent(RoomEvent.ParticipantDisconnected.class,
                event -> event.participant().identity().equals(identity));
        assertThat(left.reason()).isEqualTo(DisconnectReason.CLIENT_INITIATED);
    }

    private Set<String> present() {
        return peer.room().remoteParticipants().keySet();
    }

    private DisconnectReason greet(String url, String token, CompletableFuture<Void> ready) {
        // As the README shows it
        try (LiveKit livekit = LiveKit.create(); Room room = livekit.connect(url, token)) {
            room.localParticipant().registerRpcMethod("greet", call -> "Hello, " + call.callerIdentity());
            ready.complete(null);
            return room.awaitEnd();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldAnswerUntilTheRoomEndsWhenItIsUsedAsTheReadmeShows() throws Exception {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        CompletableFuture<DisconnectReason> end = CompletableFuture.supplyAsync(() -> greet(server.url(), token("bot"), ready),
                task -> Thread.ofVirtual().start(task));
        awaitPresence("bot");
        ready.get(Attendee.TIMEOUT.toSeconds(), TimeUnit.SECONDS);

        assertThat(peer.room().localParticipant().performRpc("bot", "greet", "", RpcOptions.DEFAULTS).join())
                .isEqualTo("Hello, peer");

        others.connect(server.url(), token("bot"));
        assertThat(end.get(Attendee.TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(DisconnectReason.DUPLICATE_IDENTITY);
    }

    @Test
    void shouldLeaveItsOwnRoomsOnlyWhenItIsClosed() throws InterruptedException {
        LiveKit going = LiveKit.create();
        try (LiveKit staying = LiveKit.create()) {
            Room left = going.connect(server.url(), token("going"));
            Room kept = staying.connect(server.url(), token("staying"));
            awaitPresence("staying");
            assertThat(going.status().rooms()).containsExactly(name);

            going.close();

            awaitAbsence("going");
            assertThat(left.awaitEnd()).isEqualTo(DisconnectReason.CLIENT_INITIATED);
            assertThat(kept.ended()).isNotDone();
            assertThat(present()).containsExactly("staying");
        } finally {
            going.close();
        }
        awaitAbsence("staying");
    }

    @Test
    void shouldLeaveTheRoomWhenAListenerClosesIt() throws InterruptedException {
        LiveKit livekit = LiveKit.create();
        CompletableFuture<Void> joined = new CompletableFuture<>();
        Room room = livekit.connect(server.url(), token("bot"), RoomOptions.DEFAULTS, (_, event) -> {
            if (event instanceof RoomEvent.Connected) {
                joined.join();
                livekit.close();
            }
        });
        joined.complete(null);

        assertThat(room.awaitEnd()).isEqualTo(DisconnectReason.CLIENT_INITIATED);
        livekit.close();
        await("it is gone").atMost(Attendee.TIMEOUT).until(() -> present().isEmpty());
    }

    @Test
    void shouldLeaveTheRoomWhenAHandlerOfACallClosesIt() throws InterruptedException {
        LiveKit livekit = LiveKit.create();
        Room room = livekit.connect(server.url(), token("bot"));
        awaitPresence("bot");
        room.localParticipant().registerRpcMethod("end", _ -> {
            livekit.close();
            return "closed";
        });
        peer.room().localParticipant().performRpc("bot", "end", "", RpcOptions.DEFAULTS);

        assertThat(room.awaitEnd()).isEqualTo(DisconnectReason.CLIENT_INITIATED);
        awaitAbsence("bot");
        livekit.close();
    }

    @Test
    void shouldThrowWhatTheServerSaysWhenTheTokenIsWrong() {
        try (LiveKit livekit = LiveKit.create()) {
            assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> livekit.connect(server.url(), "no token"))
                    .withMessageContaining("401");
        }
    }

    @Test
    void shouldNotStayInTheRoomWhenItIsInterruptedWhileItJoins() {
        try (LiveKit livekit = LiveKit.create()) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(InterruptedException.class)
                    .isThrownBy(() -> livekit.connect(server.url(), token("bot")));
            await("it is gone").during(1, TimeUnit.SECONDS).atMost(Attendee.TIMEOUT).until(() -> present().isEmpty());
            assertThat(livekit.status().rooms()).isEmpty();
        }
    }

    @Test
    void shouldFeedSinksWhenOthersPublish() throws InterruptedException {
        List<AudioFrame> heard = new CopyOnWriteArrayList<>();
        CompletableFuture<StreamEnd> end = new CompletableFuture<>();
        AudioSink sink = new AudioSink() {
            @Override
            public void frame(AudioFrame frame, StreamInfo stream) {
                if (Senses.audible(frame) && heard.size() < Tone.FRAMES_A_SECOND) {
                    heard.add(frame);
                }
            }

            @Override
            public void ended(StreamInfo stream, StreamEnd reason) {
                end.complete(reason);
            }
        };
        try (LiveKit livekit = LiveKit.create();
                UpdatableRegistration registration = livekit.addAudioSink(sink, Map.of(PlugInConstants.TRACK, "tone"));
                ToneSender tone = new ToneSender(others.audio(), "tone", HERTZ)) {
            assertThat(registration).isNotNull();
            livekit.connect(server.url(), token("bot"));
            LocalTrackPublication publication = peer.room().localParticipant()
                    .publishTrack(tone.track(), TrackPublishOptions.DEFAULTS).join();
            await("a second of sound").atMost(Attendee.TIMEOUT).until(() -> heard.size() == Tone.FRAMES_A_SECOND);
            peer.room().localParticipant().unpublishTrack(publication).join();
            await("its end").atMost(Attendee.TIMEOUT).until(end::isDone);
        }

        assertThat(Spectrum.of(heard).peak()).isCloseTo(HERTZ, within(15));
    }

    @Test
    void shouldLeaveTheRoomWhenTheProcessIsTerminated() throws Exception {
        Process child = LiveKitChild.start(server.url(), token("child"), "wait");
        try {
            awaitPresence("child");
            child.destroy();
            awaitAbsence("child");
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    @Test
    void shouldLeaveTheRoomWhenMainReturns() throws Exception {
        Process child = LiveKitChild.start(server.url(), token("child"), "return");
        try {
            awaitPresence("child");
            child.getOutputStream().close();
            awaitAbsence("child");
            assertThat(child.waitFor(Attendee.TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isZero();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    @Test
    void shouldKeepTheRoomJoinedUntilItIsClosed() {
        List<RoomEvent> heard = new CopyOnWriteArrayList<>();
        try (LiveKit livekit = LiveKit.create()) {
            OwnedRoomKeeper keeper = livekit.keep(KeeperOptions.of(server.url(), () -> token("bot")),
                    (_, event) -> heard.add(event));
            await("it is joined").atMost(Attendee.TIMEOUT).until(() -> keeper.room().isPresent());
            Room first = keeper.room().orElseThrow();

            first.close(); // as a fault of the program would
            await("it is joined again").atMost(Attendee.TIMEOUT)
                    .until(() -> keeper.room().filter(room -> room != first).isPresent());
            await("its listener is told of both").atMost(Attendee.TIMEOUT)
                    .until(() -> heard.stream().filter(RoomEvent.Connected.class::isInstance).count() == 2);
            await("others see it").atMost(Attendee.TIMEOUT).until(() -> present().contains("bot"));
        }
        await("it is gone").atMost(Attendee.TIMEOUT).until(() -> present().isEmpty());
    }
}
