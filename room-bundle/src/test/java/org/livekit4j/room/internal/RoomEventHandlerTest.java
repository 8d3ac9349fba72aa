package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.EnumSource;
import org.livekit4j.ffi.proto.ConnectionState;
import org.livekit4j.ffi.proto.ConnectionStateChanged;
import org.livekit4j.ffi.proto.DataPacketReceived;
import org.livekit4j.ffi.proto.Disconnected;
import org.livekit4j.ffi.proto.ParticipantDisconnected;
import org.livekit4j.ffi.proto.ParticipantInfo;
import org.livekit4j.ffi.proto.ParticipantMetadataChanged;
import org.livekit4j.ffi.proto.ParticipantsUpdated;
import org.livekit4j.ffi.proto.RoomEvent.MessageCase;
import org.livekit4j.ffi.proto.RoomEvent;
import org.livekit4j.ffi.proto.RoomMetadataChanged;
import org.livekit4j.ffi.proto.SipDTMF;
import org.livekit4j.ffi.proto.TrackSubscribed;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.testing.FakeEvent;
import org.livekit4j.track.StreamEnd;

class RoomEventHandlerTest {
    /** Kinds that listeners are not told of as such. */
    private static final Set<MessageCase> SILENT = EnumSet.of(MessageCase.MESSAGE_NOT_SET, MessageCase.EOS,
            MessageCase.DISCONNECTED, MessageCase.ROOM_SID_CHANGED, MessageCase.PARTICIPANTS_UPDATED,
            MessageCase.LOCAL_TRACK_PUBLISHED, MessageCase.LOCAL_TRACK_UNPUBLISHED, MessageCase.LOCAL_TRACK_SUBSCRIBED,
            MessageCase.LOCAL_TRACK_REPUBLISHED, MessageCase.BYTE_STREAM_OPENED, MessageCase.TEXT_STREAM_OPENED,
            MessageCase.STREAM_HEADER_RECEIVED,
            MessageCase.STREAM_CHUNK_RECEIVED, MessageCase.STREAM_TRAILER_RECEIVED,
            MessageCase.DATA_CHANNEL_LOW_THRESHOLD_CHANGED, MessageCase.PARTICIPANT_ENCRYPTION_STATUS_CHANGED);
    /** Where the API has another name than the protocol. */
    private static final Map<MessageCase, String> RENAMED = Map.of(MessageCase.PARTICIPANT_PERMISSION_CHANGED,
            "ParticipantPermissionsChanged", MessageCase.E2EE_STATE_CHANGED, "EncryptionStateChanged",
            MessageCase.DATA_PACKET_RECEIVED, "DtmfReceived", MessageCase.CHAT_MESSAGE, "ChatMessageReceived");

    private final Fixture fixture = new Fixture();
    private final AtomicReference<DisconnectReason> disconnected = new AtomicReference<>();
    private final AtomicInteger ends = new AtomicInteger();
    /** They want everything. */
    private final Listeners listeners = fixture.room().listeners();
    private final RoomState model = new RoomState(new RoomRequests(fixture.client, new PendingFutures()),
            Fixture.DETAILS,
            fixture.answer(List.of("participant_identity", "publisher_identity"), List.of("sid", "track_sid", "publication_sid")),
            listeners, new ReentrantLock(), Optional.empty());
    private final RoomEventHandler events = new RoomEventHandler(model, new AsyncCloser(), disconnected::set,
            ends::incrementAndGet,
            new RoomWatch(model, disconnected::set));

    /** With texts that are the names of their fields, which is who and what the room of this test has. */
    private static RoomEvent full(MessageCase kind) {
        RoomEvent.Builder event = RoomEvent.newBuilder();
        if (kind == MessageCase.DATA_PACKET_RECEIVED) {
            return Full.of(event.setDataPacketReceived(
                    DataPacketReceived.newBuilder().setSipDtmf(SipDTMF.newBuilder().setCode(1)).buildPartial()));
        }
        if (kind == MessageCase.CONNECTION_STATE_CHANGED) {
            return Full.of(event.setConnectionStateChanged(
                    ConnectionStateChanged.newBuilder().setState(ConnectionState.CONN_RECONNECTING)));
        }
        FieldDescriptor field = RoomEvent.getDescriptor().findFieldByNumber(kind.getNumber());
        if (field != null) {
            Message empty = (Message) event.getField(field);
            event.setField(field, empty);
        }
        return Full.of(event);
    }

    private static String expected(MessageCase kind) {
        if (RENAMED.containsKey(kind)) {
            return RENAMED.get(kind);
        }
        StringBuilder name = new StringBuilder();
        for (String word : kind.name().toLowerCase(java.util.Locale.ROOT).split("_")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }

    @ParameterizedTest
    @EnumSource(MessageCase.class)
    void shouldTellListenersTheEventOfItsKindWhenItIsComplete(MessageCase kind) {
        events.apply(FakeEvent.of(Full.of(RoomEvent.newBuilder().setTrackSubscribed(TrackSubscribed.newBuilder()
                .setParticipantIdentity("participant_identity").setTrack(fixture.track("track_sid"))))));
        if (kind == MessageCase.DATA_TRACK_UNPUBLISHED) {
            events.apply(FakeEvent.of(full(MessageCase.DATA_TRACK_PUBLISHED)));
        }
        org.livekit4j.room.RoomEvent told = events.apply(FakeEvent.of(full(kind)));
        if (SILENT.contains(kind)) {
            assertThat(told).isNull();
        } else {
            assertThat(told).isNotNull();
            assertThat(told.getClass().getSimpleName()).isEqualTo(expected(kind));
        }
    }

    @ParameterizedTest
    @EnumSource(MessageCase.class)
    void shouldAskForTheKindsThatItTreatsAndForNoOther(MessageCase kind) {
        boolean treated = true;
        try {
            events.treat(FakeEvent.of(full(kind)), full(kind));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessage("nothing is done with " + kind);
            treated = false;
        }
        assertThat(RoomEventHandler.uses(kind)).isEqualTo(treated);
        assertThat(List.of(RoomEventHandler.types()).contains("room_event." + kind.name().toLowerCase(Locale.ROOT)))
                .isEqualTo(treated && !kind.name().endsWith("STREAM_OPENED"));
    }

    @Test
    void shouldAskForNoStreamsWhenThereIsNoHandler() {
        assertThat(RoomEventHandler.types()).hasSize(38).contains("room_event.track_subscribed", "room_event.eos",
                "room_event.data_track_published")
                .doesNotContain("room_event.stream_chunk_received", "room_event.byte_stream_opened",
                        "room_event.text_stream_opened");
    }

    @Test
    void shouldAskForTheAnswerThatTellsThatEventsStillCome() {
        assertThat(RoomEventHandler.types()).contains("room_event.data_channel_low_threshold_changed");
    }

    @Test
    void shouldHaveAKindForEveryEventOfTheApi() {
        Set<String> known = new HashSet<>(Stream.of(MessageCase.values()).map(RoomEventHandlerTest::expected).toList());
        known.addAll(List.of("Connected", "DataReceived", "TrackWithoutMedia"));
        assertThat(org.livekit4j.room.RoomEvent.class.getPermittedSubclasses()).extracting(Class::getSimpleName)
                .allSatisfy(name -> assertThat(known).contains(name));
    }

    @ParameterizedTest
    @EnumSource(value = MessageCase.class, mode = Mode.INCLUDE, names = {"PARTICIPANT_CONNECTED", "TRACK_PUBLISHED",
        "TRACK_SUBSCRIBED", "DATA_TRACK_PUBLISHED"})
    void shouldTakeTheHandlesWhenItHasAUseForThem(MessageCase kind) {
        FakeEvent event = FakeEvent.of(full(kind));
        events.apply(event);
        assertThat(event.claimed.get()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = MessageCase.class, mode = Mode.INCLUDE, names = {"TRACK_PUBLISHED", "TRACK_SUBSCRIBED",
        "LOCAL_TRACK_REPUBLISHED", "BYTE_STREAM_OPENED", "TEXT_STREAM_OPENED", "DATA_TRACK_PUBLISHED"})
    void shouldLeaveTheHandlesToTheEventWhenNobodyIsThere(MessageCase kind) {
        model.remotes().clear();
        FakeEvent event = FakeEvent.of(full(kind));
        assertThat(events.apply(event)).isNull();
        assertThat(event.claimed.get()).isFalse();
    }

    @Test
    void shouldSayNothingWhenTheParticipantIsUnknown() {
        model.remotes().clear();
        for (MessageCase kind : EnumSet.complementOf(EnumSet.of(MessageCase.PARTICIPANT_CONNECTED))) {
            org.livekit4j.room.RoomEvent told = events.apply(FakeEvent.of(full(kind)));
            if (kind.name().startsWith("TRACK_") || kind.name().startsWith("PARTICIPANT_")) {
                assertThat(told).as(kind.name()).isNull();
            }
        }
    }

    @Test
    void shouldGiveTheOldValueWhenMetadataChanges() {
        assertThat(events.apply(FakeEvent.of(Full.of(RoomEvent.newBuilder()
                .setRoomMetadataChanged(RoomMetadataChanged.newBuilder().setMetadata("new"))))))
                .isEqualTo(new org.livekit4j.room.RoomEvent.RoomMetadataChanged("metadata", "new"));
        assertThat(model.info().getMetadata()).isEqualTo("new");

        ParticipantModel bob = model.participant("participant_identity");
        assertThat(events.apply(FakeEvent.of(Full.of(RoomEvent.newBuilder()
                .setParticipantMetadataChanged(ParticipantMetadataChanged
                        .newBuilder().setParticipantIdentity("participant_identity").setMetadata("new"))))))
                .isEqualTo(new org.livekit4j.room.RoomEvent.ParticipantMetadataChanged(bob.user(), "metadata", "new"));
        assertThat(bob.metadata()).isEqualTo("new");
    }

    @Test
    void shouldReplaceWhatIsKnownInSilenceWhenParticipantsAreUpdated() {
        ParticipantInfo info = Full.of(ParticipantInfo.newBuilder().setIdentity("participant_identity").setSid("PA_2"));
        assertThat(events.apply(FakeEvent.of(Full.of(RoomEvent.newBuilder()
                .setParticipantsUpdated(ParticipantsUpdated.newBuilder().addParticipants(info)))))).isNull();
        assertThat(model.participant("participant_identity").sid()).isEqualTo("PA_2");
    }

    @Test
    void shouldPassOnTheEndWhenTheLibrarySaysSo() {
        events.apply(FakeEvent.of(Full.of(RoomEvent.newBuilder().setDisconnected(
                Disconnected.newBuilder().setReason(org.livekit4j.ffi.proto.DisconnectReason.DUPLICATE_IDENTITY)))));
        events.apply(FakeEvent.of(full(MessageCase.EOS)));
        assertThat(disconnected).hasValue(DisconnectReason.DUPLICATE_IDENTITY);
        assertThat(ends).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(value = DisconnectReason.class, names = {"CLIENT_INITIATED", "PARTICIPANT_REMOVED", "ROOM_DELETED",
        "ROOM_CLOSED"})
    void shouldEndStreamsWithTheRoomWhenAParticipantIsPutOutWithIt(DisconnectReason reason) {
        NativeRemoteParticipant bob = model.remotes().get("participant_identity");
        AtomicReference<StreamEnd> end = new AtomicReference<>();
        bob.onEnd(end::set);
        events.apply(FakeEvent.of(RoomEvent.newBuilder().setRoomHandle(Fixture.ROOM).setParticipantDisconnected(
                ParticipantDisconnected.newBuilder().setParticipantIdentity("participant_identity")
                        .setDisconnectReason(ProtoConverter.protocol(reason)))
                .build()));
        boolean withTheRoom = reason == DisconnectReason.ROOM_DELETED || reason == DisconnectReason.ROOM_CLOSED;
        Fixture.await().untilAsserted(
                () -> assertThat(end).hasValue(withTheRoom ? StreamEnd.ROOM_ENDED : StreamEnd.PARTICIPANT_LEFT));
    }
}
