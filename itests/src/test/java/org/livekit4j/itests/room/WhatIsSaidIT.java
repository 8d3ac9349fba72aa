package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.LiveKitException;
import org.livekit4j.room.DataPublishOptions;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.ParticipantTrackPermission;
import org.livekit4j.room.RoomEndedException;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RpcException;
import org.livekit4j.room.RpcOptions;
import org.livekit4j.room.SimulatedScenario;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.token.VideoGrant;

/** What a future, a state or an event says is so: on the server, and for others. */
class WhatIsSaidIT {
    @RegisterExtension
    final Meeting meeting = new Meeting();
    private PythonPeer bob;
    private Attendee attendee;
    private LocalParticipant ada;

    @BeforeEach
    void meet() throws Exception {
        bob = meeting.python("bob");
        attendee = meeting.join("ada");
        ada = attendee.room().localParticipant();
    }

    private LocalTrackPublication publish(String name) {
        ToneSender tone = meeting.closing(new ToneSender(meeting.audio(), name, 500));
        return ada.publishTrack(tone.track(), TrackPublishOptions.DEFAULTS).join();
    }

    private JsonObject admin(String method, Map<String, Object> request) {
        return bob.admin(meeting.server(), method, request);
    }

    private void permit(boolean publish, boolean data) {
        admin("update_participant", Map.of("room", meeting.name(), "identity", "ada", "permission",
                Map.of("canSubscribe", true, "canPublish", publish, "canPublishData", data)));
        attendee.awaitEvent(RoomEvent.ParticipantPermissionsChanged.class);
    }

    /** The sids of a participant's tracks on the server. */
    static List<String> onTheServer(JsonObject participants, String identity) {
        List<String> sids = new ArrayList<>();
        participants.getAsJsonArray("participants").forEach(one -> {
            JsonObject participant = one.getAsJsonObject();
            if (participant.get("identity").getAsString().equals(identity) && participant.has("tracks")) {
                participant.getAsJsonArray("tracks").forEach(track -> sids.add(track.getAsJsonObject().get("sid").getAsString()));
            }
        });
        return sids;
    }

    private List<String> onTheServer() {
        return onTheServer(admin("list_participants", Map.of("room", meeting.name())), "ada");
    }

    private static Throwable failure(CompletableFuture<?> future) throws Exception {
        try {
            future.get(Attendee.TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return e.getCause();
        }
        throw new AssertionError("it succeeded");
    }

    @Test
    void shouldMutePublicationAndTrackWhenAModeratorMutes() {
        LocalTrackPublication publication = publish("tone");
        bob.ask("hear", "name", "tone");
        admin("mute_published_track", Map.of("room", meeting.name(), "identity", "ada", "track_sid", publication.sid(), "muted",
                true));
        RoomEvent.TrackMuted muted = attendee.awaitEvent(RoomEvent.TrackMuted.class);

        assertThat(muted.publication()).isSameAs(publication);
        assertThat(publication.muted()).isTrue();
        assertThat(publication.track().orElseThrow().muted()).isTrue();
    }

    @Test
    void shouldEndPublicationsAndRefuseOthersWhenThePermissionToPublishGoes() throws Exception {
        LocalTrackPublication publication = publish("tone");
        ToneSender other = meeting.closing(new ToneSender(meeting.audio(), "other", 700));
        permit(false, true);

        assertThat(attendee.awaitEvent(RoomEvent.LocalTrackUnpublished.class).publication()).isSameAs(publication);
        assertThat(ada.trackPublications()).isEmpty();
        assertThat(failure(ada.publishTrack(other.track(), TrackPublishOptions.DEFAULTS))).isInstanceOf(LiveKitException.class)
                .hasMessageContaining("may not publish");
        permit(true, true);
        await().atMost(Attendee.TIMEOUT).until(() -> ada.permissions().orElseThrow().canPublish());
        String sid = ada.publishTrack(other.track(), TrackPublishOptions.DEFAULTS).join().sid();
        await().atMost(Attendee.TIMEOUT).untilAsserted(() -> assertThat(sid).isIn(onTheServer()));
    }

    @Test
    void shouldRefuseDataThatIsNotPermitted() throws Exception {
        permit(true, false);
        assertThat(failure(ada.publishData(new byte[1], DataPublishOptions.DEFAULTS))).hasMessageContaining("may not send data");
        assertThat(failure(ada.sendChatMessage("x", List.of()))).hasMessageContaining("may not send data");
        assertThat(failure(ada.publishDtmf(1, "1", List.of()))).hasMessageContaining("may not send data");
        assertThat(failure(ada.performRpc("bob", "x", "", RpcOptions.DEFAULTS))).isInstanceOf(RpcException.class)
                .hasMessageContaining("may not send data");
    }

    @Test
    void shouldRefuseATrackThatIsPublished() {
        ToneSender tone = meeting.closing(new ToneSender(meeting.audio(), "tone", 500));
        ada.publishTrack(tone.track(), TrackPublishOptions.DEFAULTS).join();
        assertThatIllegalStateException().isThrownBy(() -> ada.publishTrack(tone.track(), TrackPublishOptions.DEFAULTS))
                .withMessageContaining("published already");
    }

    @Test
    void shouldMakeAllChangesOfOneselfThatAreAskedForAtOnce() throws Exception {
        List<CompletableFuture<Void>> changes = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            changes.add(ada.setMetadata("metadata " + round));
            changes.add(ada.setName("name " + round));
            changes.add(ada.setAttributes(Map.of("a" + round, "b")));
        }
        for (CompletableFuture<Void> change : changes) {
            change.get(60, TimeUnit.SECONDS);
        }

        assertThat(ada.metadata()).isEqualTo("metadata 2");
        assertThat(ada.name()).isEqualTo("name 2");
        assertThat(ada.attributes()).containsOnlyKeys("a0", "a1", "a2");
        JsonObject onTheServer = admin("get_participant", Map.of("room", meeting.name(), "identity", "ada"));
        assertThat(onTheServer.get("metadata").getAsString()).isEqualTo("metadata 2");
        assertThat(onTheServer.get("name").getAsString()).isEqualTo("name 2");
        assertThat(onTheServer.getAsJsonObject("attributes").keySet()).containsOnly("a0", "a1", "a2");
    }

    @Test
    void shouldLeaveNothingBehindWhenItIsUnpublishedWhileTheRoomReconnects() {
        List<String> names = new ArrayList<>();
        for (int round = 0; round < 6; round++) {
            LocalTrackPublication publication = publish("tone" + round);
            LocalTrackPublication stays = publish("stays" + round);
            names.add("stays" + round);
            bob.ask("hear", "name", "tone" + round, "frames", 5);
            int reconnects = (int) attendee.count(RoomEvent.Reconnecting.class);
            attendee.room().simulate(SimulatedScenario.FULL_RECONNECT);
            await().atMost(Attendee.TIMEOUT).pollInterval(java.time.Duration.ofMillis(1))
                    .until(() -> attendee.count(RoomEvent.Reconnecting.class) > reconnects);
            java.util.concurrent.locks.LockSupport.parkNanos(round * 8_000_000L); // at other moments of the reconnect each time
            ada.unpublishTrack(publication).orTimeout(5, TimeUnit.SECONDS).join();
            assertThat(ada.trackPublications()).doesNotContainValue(publication);
            assertThat(publication.track()).isEmpty();
            assertThat(attendee.count(RoomEvent.LocalTrackUnpublished.class)).isGreaterThan(round - 1);
            await().atMost(Attendee.TIMEOUT).until(() -> attendee.count(RoomEvent.Reconnected.class) > reconnects);
            await("what is said is on the server, and nothing else").atMost(Attendee.TIMEOUT)
                    .until(() -> Set.copyOf(onTheServer()).equals(ada.trackPublications().keySet()));
            assertThat(ada.trackPublications()).containsEntry(stays.sid(), stays).hasSize(round + 1);
        }
        assertThat(attendee.count(RoomEvent.LocalTrackUnpublished.class)).isEqualTo(6);
        assertThat(ada.trackPublications().values()).extracting(LocalTrackPublication::name)
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void shouldLetTheSameSubscribeWhenThePublisherReconnectsInFull() {
        LocalTrackPublication publication = publish("tone");
        ada.setTrackSubscriptionPermissions(false,
                List.of(new ParticipantTrackPermission("bob", false, Set.of(publication.sid()))));
        bob.ask("hear", "name", "tone");
        attendee.room().simulate(SimulatedScenario.FULL_RECONNECT).join();
        attendee.awaitEvent(RoomEvent.LocalTrackRepublished.class);
        attendee.awaitEvent(RoomEvent.Reconnected.class);

        assertThat(bob.ask("hear", "name", "tone").get("hertz").getAsDouble()).isBetween(490.0, 510.0);
    }

    @Test
    void shouldTellWhenNothingComesOfATrack() {
        bob.ask("publish_encoded", "name", "strange", "codec", "H265");
        bob.ask("publish_picture", "name", "picture", "width", 320, "height", 180, "colour", List.of(255, 0, 0), "source",
                "SCREENSHARE");
        bob.ask("publish_tone", "name", "tone", "hertz", 300);
        attendee.awaitVideo("picture");
        attendee.awaitAudio("tone");
        RoomEvent.TrackWithoutMedia told = attendee.awaitEvent(RoomEvent.TrackWithoutMedia.class);

        assertThat(told.publication().name()).isEqualTo("strange");
        assertThat(told.track()).isSameAs(attendee.awaitVideo("strange"));
        assertThat(told.mimeType()).startsWith("video/");
        assertThat(attendee.count(RoomEvent.TrackWithoutMedia.class)).isOne();
    }

    @Test
    void shouldNameNoSenderOfDataOfAHiddenParticipant() throws Exception {
        PythonPeer ghost = meeting.closing(new PythonPeer());
        TestServer server = meeting.server();
        ghost.ask("connect", "url", server.url(), "token",
                server.token("ghost", VideoGrant.join(meeting.name()).withHidden(true)));
        ghost.ask("send_data", "payload", "aGk=");

        assertThat(attendee.awaitEvent(RoomEvent.DataReceived.class).packet().participantIdentity()).isEmpty();
        assertThat(attendee.room().remoteParticipants()).doesNotContainKey("ghost");
    }

    @Test
    void shouldSayThatTheRoomHasEnded() throws Exception {
        LocalTrackPublication publication = publish("tone");
        attendee.room().localParticipant().registerRpcMethod("m", _ -> "");
        attendee.room().close();

        assertThat(failure(publication.firstSubscription())).isInstanceOf(RoomEndedException.class);
        assertThatThrownBy(() -> ada.registerRpcMethod("m", _ -> "")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ended");
        assertThat(failure(attendee.room().statistics())).isInstanceOf(RoomEndedException.class);
    }
}
