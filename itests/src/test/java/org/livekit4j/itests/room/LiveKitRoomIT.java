package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.LiveKit;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.itests.Spectrum;
import org.livekit4j.itests.Tone;
import org.livekit4j.room.ConnectException;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.track.PlugInConstants;
import org.livekit4j.track.PlugInRegistration;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;

/** Rooms through the façade for plain Java; a peer in a process of its own sees who comes and goes. */
@Timeout(180)
class LiveKitRoomIT {
    private static final int HERTZ = 500;

    private TestServer server;
    private String name;
    private PythonPeer peer;

    @BeforeEach
    void join(TestInfo test) throws IOException {
        server = TestServer.shared();
        name = test.getTestMethod().orElseThrow().getName() + "-" + System.nanoTime();
        peer = new PythonPeer().join(server, name, "peer");
    }

    @AfterEach
    void leave() throws Exception {
        if (peer != null) {
            peer.close();
        }
        await("all threads have ended").atMost(Attendee.PATIENCE)
                .untilAsserted(() -> assertThat(LeftoverThreads.now()).isEmpty());
    }

    private String token(String identity) {
        return server.token(name, identity);
    }

    private void awaitPresence(String identity) {
        peer.awaitEvent("participant_connected", event -> event.get("identity").getAsString().equals(identity));
    }

    private void awaitAbsence(String identity) {
        peer.awaitEvent("participant_disconnected", event -> event.get("identity").getAsString().equals(identity));
    }

    private List<String> others() {
        return List.copyOf(peer.ask("state").getAsJsonObject("participants").keySet());
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
        ready.get(Attendee.PATIENCE.toSeconds(), TimeUnit.SECONDS);

        assertThat(peer.ask("call", "to", "bot", "method", "greet", "payload", "", "timeout", 20).get("payload").getAsString())
                .isEqualTo("Hello, peer");

        try (PythonPeer successor = new PythonPeer().join(server, name, "bot")) {
            assertThat(end.get(Attendee.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(DisconnectReason.DUPLICATE_IDENTITY);
        }
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
            assertThat(others()).containsExactly("staying");
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
        await("it is gone").atMost(Attendee.PATIENCE).until(() -> others().isEmpty());
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
        peer.send("call", "to", "bot", "method", "end", "payload", "", "timeout", 20);

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
            await("it is gone").during(1, TimeUnit.SECONDS).atMost(Attendee.PATIENCE).until(() -> others().isEmpty());
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
                PlugInRegistration registration = livekit.addAudioSink(sink, Map.of(PlugInConstants.TRACK, "tone"))) {
            assertThat(registration).isNotNull();
            livekit.connect(server.url(), token("bot"));
            peer.ask("publish_tone", "name", "tone", "hertz", HERTZ);
            await("a second of sound").atMost(Attendee.PATIENCE).until(() -> heard.size() == Tone.FRAMES_A_SECOND);
            peer.ask("unpublish", "name", "tone");
            await("its end").atMost(Attendee.PATIENCE).until(end::isDone);
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
            awaitAbsence("child");
            assertThat(child.waitFor(Attendee.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isZero();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }
}
