package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.livekit4j.data.RemoteDataTrack;
import org.livekit4j.ffi.proto.DataTrackInfo;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.OwnedRemoteDataTrack;
import org.livekit4j.ffi.proto.RoomEvent;
import org.livekit4j.room.ConnectionDetails;
import org.livekit4j.room.RoomEvent.DataTrackPublished;
import org.livekit4j.room.RoomEvent.DataTrackUnpublished;
import org.livekit4j.testing.FakeEvent;

class DataTrackEventsTest {
    private final Fixture fixture = new Fixture();
    private final RoomState model = new RoomState(new RoomRequests(fixture.client, new PendingFutures()),
            new ConnectionDetails("ws://localhost", "token"),
            fixture.answer(List.of("ada"), List.of()), fixture.room().listeners(), new ReentrantLock(), Optional.empty());
    private final DataTrackEvents events = new DataTrackEvents(model, new AsyncCloser());

    private static FakeEvent published(String identity, String sid) {
        OwnedRemoteDataTrack track = OwnedRemoteDataTrack.newBuilder().setHandle(FfiOwnedHandle.newBuilder().setId(77))
                .setInfo(DataTrackInfo.newBuilder().setName("name of " + sid).setSid(sid).setUsesE2Ee(false))
                .setPublisherIdentity(identity).build();
        return FakeEvent.of(RoomEvent.newBuilder().setRoomHandle(1)
                .setDataTrackPublished(org.livekit4j.ffi.proto.DataTrackPublished.newBuilder().setTrack(track)).build());
    }

    private org.livekit4j.room.RoomEvent apply(FakeEvent event) {
        return events.published(event, event.message().getRoomEvent().getDataTrackPublished().getTrack());
    }

    @Test
    void shouldTellOfATrackWhenItsPublisherIsKnown() {
        FakeEvent event = published("ada", "DTR_1");

        assertThat(apply(event)).isInstanceOf(DataTrackPublished.class);
        assertThat(event.claimed.get()).isTrue();
        assertThat(model.remotes().get("ada").dataTracks()).containsOnlyKeys("name of DTR_1");
    }

    @Test
    void shouldHoldATrackUntilItsPublisherIsKnown() {
        FakeEvent event = published("bob", "DTR_1");
        FakeEvent withdrawn = published("bob", "DTR_2");
        assertThat(apply(event)).isNull();
        assertThat(apply(withdrawn)).isNull();
        assertThat(event.claimed.get()).isFalse();
        assertThat(events.unpublished("DTR_2")).isNull();
        assertThat(withdrawn.references.get()).isOne();
        NativeRemoteParticipant bob = model.add(fixture.participant("bob"));

        assertThat(events.connected(bob)).singleElement().isInstanceOfSatisfying(DataTrackPublished.class,
                told -> assertThat(told.participant()).isSameAs(bob));
        assertThat(event.claimed.get()).isTrue();
        assertThat(event.references.get()).isOne();
        assertThat(events.connected(bob)).isEmpty();
    }

    @Test
    void shouldGiveUpHeldTracksWhenThereAreTooManyOrTheRoomEnds() {
        List<FakeEvent> held = IntStream.range(0, 300).mapToObj(i -> published("bob", "DTR_" + i)).toList();
        held.forEach(this::apply);
        assertThat(held.stream().filter(event -> event.references.get() == 2)).hasSize(256).doesNotContain(held.getFirst());
        events.end();

        assertThat(held).allSatisfy(event -> assertThat(event.references.get()).isOne());
    }

    @Test
    void shouldKeepTheTrackWhenItsPublisherReturnsAsAnotherObject() {
        apply(published("ada", "DTR_1"));
        RemoteDataTrack track = model.remotes().get("ada").dataTracks().get("name of DTR_1");
        NativeRemoteParticipant returned = model.add(fixture.participant("ada"));
        assertThat(returned.dataTracks()).isEmpty();

        assertThat(events.connected(returned)).isEmpty();
        assertThat(returned.dataTracks()).containsOnlyKeys("name of DTR_1").containsValue(track);
        assertThat(events.unpublished("DTR_1")).isInstanceOfSatisfying(DataTrackUnpublished.class, told -> {
            assertThat(told.participant()).isSameAs(returned);
            assertThat(told.track()).isSameAs(track);
        });
        Fixture.await().until(() -> !track.published());
        assertThat(returned.dataTracks()).isEmpty();
        assertThat(events.unpublished("DTR_1")).isNull();
    }
}
