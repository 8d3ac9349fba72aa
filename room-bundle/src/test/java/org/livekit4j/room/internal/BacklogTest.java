package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.room.DataEncryption;
import org.livekit4j.room.DataPacket;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.IncomingLimits;
import org.livekit4j.room.Participant;
import org.livekit4j.room.RoomEvent;

class BacklogTest {
    private static final IncomingLimits LIMITS = IncomingLimits.DEFAULTS.withMessages(10, 25).withBytes(100_000, 200_000);

    private final Backlog backlog = new Backlog(LIMITS);
    private final Fixture fixture = new Fixture();
    private final Participant bob = fixture.room().remoteParticipants().get("bob");

    private static RoomEvent data(String sender, int number, int bytes) {
        return new RoomEvent.DataReceived(new DataPacket(new byte[bytes], true, sender, Optional.empty(), "" + number,
                DataEncryption.NOT_ENCRYPTED));
    }

    private void add(RoomEvent event) {
        backlog.add(Told.of(event));
    }

    private List<RoomEvent> all() {
        List<RoomEvent> events = new ArrayList<>();
        for (Told told = backlog.poll(); told != null; told = backlog.poll()) {
            events.add(told.event());
        }
        return events;
    }

    /** Events that stand for themselves until the listener is behind. */
    private void fill(int events) {
        IntStream.range(0, events).forEach(_ -> add(new RoomEvent.Reconnecting()));
    }

    private static List<String> numbers(List<RoomEvent> events, String sender) {
        return events.stream().filter(RoomEvent.DataReceived.class::isInstance)
                .map(event -> ((RoomEvent.DataReceived) event).packet())
                .filter(packet -> packet.participantIdentity().equals(sender))
                .map(DataPacket::topic).toList();
    }

    @Test
    void shouldKeepTheOrderWhenNothingIsDropped() {
        List<RoomEvent> events = List.of(new RoomEvent.Connected(), data("bob", 1, 1), new RoomEvent.RoomUpdated(),
                data("eve", 1, 1), new RoomEvent.RoomMetadataChanged("a", "b"), new RoomEvent.RoomMetadataChanged("b", "c"),
                new RoomEvent.Disconnected(DisconnectReason.UNKNOWN));
        events.forEach(this::add);
        assertThat(all()).isEqualTo(events);
        assertThat(backlog.dropped()).isZero();
        assertThat(backlog.merged()).isZero();
        assertThat(backlog.bytes()).isZero();
    }

    @Test
    void shouldDropTheOldestOfASenderWhoSendsTooManyAndNobodyElses() {
        add(data("bob", 0, 1));
        IntStream.range(0, 1_000).forEach(i -> add(data("eve", i, 1)));
        add(data("bob", 1, 1));
        List<RoomEvent> events = all();
        assertThat(numbers(events, "eve")).containsExactlyElementsOf(
                IntStream.range(990, 1_000).mapToObj(Integer::toString).toList());
        assertThat(numbers(events, "bob")).containsExactly("0", "1");
        assertThat(backlog.dropped()).isEqualTo(990);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_000, 60_000, 1_000_000})
    void shouldKeepTheBytesWithinTheLimitWhateverTheSizeOfMessages(int bytes) {
        IntStream.range(0, 500).forEach(i -> add(data("eve", i, bytes)));
        assertThat(backlog.size() == 1 || backlog.bytes() <= LIMITS.bytesPerSender()).isTrue();
        assertThat(backlog.size()).isBetween(1, 10);
        List<RoomEvent> events = all();
        assertThat(numbers(events, "eve")).last().isEqualTo("499");
        assertThat(backlog.dropped() + events.size()).isEqualTo(500);
        assertThat(backlog.bytes()).isZero();
    }

    @Test
    void shouldDropOfTheHeaviestSenderWhenThereAreManyOfThem() {
        add(data("bob", 0, 1));
        IntStream.range(0, 10).forEach(i -> add(data("eve", i, 9_000)));
        IntStream.range(0, 100).forEach(i -> add(data("sybil" + i, 0, 100)));
        List<RoomEvent> events = all();
        assertThat(events).hasSize(25);
        assertThat(numbers(events, "eve")).as("the heaviest loses first").hasSizeLessThanOrEqualTo(1);
        assertThat(numbers(events, "sybil99")).hasSize(1);
    }

    @Test
    void shouldNeverDropWhatARoomNeeds() {
        IntStream.range(0, 5_000).forEach(i -> add(new RoomEvent.TokenRefreshed("t" + i)));
        IntStream.range(0, 1_000).forEach(i -> add(data("eve", i, 1)));
        assertThat(all()).filteredOn(RoomEvent.TokenRefreshed.class::isInstance).hasSize(5_000);
    }

    @Test
    void shouldTellTheLatestStateOnlyWhenTheListenerIsBehind() {
        fill(IncomingLimits.BEHIND);
        IntStream.range(0, 10_000)
                .forEach(i -> add(new RoomEvent.ParticipantMetadataChanged(bob, "m" + i, "m" + (i + 1))));
        assertThat(backlog.size()).isEqualTo(IncomingLimits.BEHIND + 1);
        assertThat(all()).last().isEqualTo(new RoomEvent.ParticipantMetadataChanged(bob, "m0", "m10000"));
        assertThat(backlog.merged()).isEqualTo(9_999);
        assertThat(backlog.dropped()).isZero();
    }

    @Test
    void shouldTellAllAttributesThatHaveChangedWhenItIsMerged() {
        fill(IncomingLimits.BEHIND);
        add(new RoomEvent.ParticipantAttributesChanged(bob, Map.of("a", "1", "b", "1")));
        add(new RoomEvent.ParticipantAttributesChanged(bob, Map.of("b", "2", "c", "")));
        assertThat(all()).last()
                .isEqualTo(new RoomEvent.ParticipantAttributesChanged(bob, Map.of("a", "1", "b", "2", "c", "")));
    }

    @Test
    void shouldTellTheLastNameFromTheFirstOneWhenItIsMerged() {
        fill(IncomingLimits.BEHIND);
        add(new RoomEvent.ParticipantNameChanged(bob, "a", "b"));
        add(new RoomEvent.RoomMetadataChanged("x", "y"));
        add(new RoomEvent.ParticipantNameChanged(bob, "b", "c"));
        add(new RoomEvent.RoomMetadataChanged("y", "z"));
        assertThat(all()).endsWith(new RoomEvent.ParticipantNameChanged(bob, "a", "c"),
                new RoomEvent.RoomMetadataChanged("x", "z"));
    }

    @Test
    void shouldMergeOnlyWhatIsOfTheSameSubject() {
        Participant me = fixture.room().localParticipant();
        fill(IncomingLimits.BEHIND);
        add(new RoomEvent.ParticipantNameChanged(bob, "a", "b"));
        add(new RoomEvent.ParticipantMetadataChanged(bob, "a", "b"));
        add(new RoomEvent.ParticipantNameChanged(me, "a", "b"));
        assertThat(all()).hasSize(IncomingLimits.BEHIND + 3);
    }

    @Test
    void shouldBeginAnewWhenTheStateWasTold() {
        fill(IncomingLimits.BEHIND);
        add(new RoomEvent.ParticipantNameChanged(bob, "a", "b"));
        all();
        fill(IncomingLimits.BEHIND);
        add(new RoomEvent.ParticipantNameChanged(bob, "b", "c"));
        assertThat(all()).last().isEqualTo(new RoomEvent.ParticipantNameChanged(bob, "b", "c"));
    }

    @Test
    void shouldMergeMutedAndUnmuted() {
        var publication = bob.trackPublications().values().iterator().next();
        fill(IncomingLimits.BEHIND);
        IntStream.range(0, 100).forEach(i -> add(i % 2 == 0
                ? new RoomEvent.TrackMuted(bob, publication)
                : new RoomEvent.TrackUnmuted(bob, publication)));
        assertThat(all()).hasSize(IncomingLimits.BEHIND + 1).last().isEqualTo(new RoomEvent.TrackUnmuted(bob, publication));
    }

    @Test
    void shouldBeEmptyWhenItIsCleared() {
        add(data("eve", 1, 10));
        add(new RoomEvent.RoomUpdated());
        backlog.clear();
        assertThat(backlog.poll()).isNull();
        assertThat(backlog.bytes()).isZero();
        add(data("eve", 2, 10));
        assertThat(numbers(all(), "eve")).containsExactly("2");
    }
}
