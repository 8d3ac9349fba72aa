package org.livekit4j.dashboard.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.livekit4j.LiveKitException;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomStatistics;
import org.livekit4j.testing.Fake;
import org.livekit4j.track.RtcStats;

class RoundTripsTest {
    private final RoundTrips trips = new RoundTrips();
    private final List<CompletableFuture<RoomStatistics>> asked = new ArrayList<>();
    private ConnectionState state = ConnectionState.CONNECTED;

    private Room room() {
        return Fake.of(Room.class, (method, _) -> switch (method) {
            case "connectionState" -> state;
            case "statistics" -> {
                asked.add(new CompletableFuture<>());
                yield asked.getLast();
            }
            default -> Fake.unexpected(Room.class, method);
        });
    }

    private static RtcStats pair(boolean nominated, double seconds) {
        return new RtcStats("candidate-pair", "a", 0, Map.of("nominated", nominated, "currentRoundTripTime", seconds));
    }

    private static RoomStatistics statistics(double publisher, double subscriber) {
        RtcStats other = new RtcStats("remote-inbound-rtp", "b", 0, Map.of("currentRoundTripTime", 9.0, "nominated", true));
        return new RoomStatistics(List.of(other, pair(false, 5), pair(true, publisher)), List.of(pair(true, subscriber)));
    }

    @Test
    void shouldTellTheSlowerConnectionsTimeWhenThereIsAnAnswer() {
        Room room = room();
        trips.look(List.of(room), 0);
        assertThat(trips.millis(room)).isEmpty();

        asked.getFirst().complete(statistics(0.01234, 0.002));
        assertThat(trips.millis(room)).contains(12.3);
    }

    @Test
    void shouldTellNoTimeWhenNoneWasMeasured() {
        Room room = room();
        trips.look(List.of(room), 0);
        asked.getFirst().complete(statistics(0, 0));

        assertThat(trips.millis(room)).isEmpty();
    }

    @Test
    void shouldAskAgainWhenSomeSecondsHavePassedAndKeepTheTimeUntilThen() {
        Room room = room();
        trips.look(List.of(room), 0);
        asked.getFirst().complete(statistics(0.1, 0.2));
        trips.look(List.of(room), RoundTrips.PERIOD_MILLIS - 1);
        assertThat(asked).hasSize(1);

        trips.look(List.of(room), RoundTrips.PERIOD_MILLIS);
        assertThat(asked).hasSize(2);
        assertThat(trips.millis(room)).contains(200.0);
        asked.getLast().completeExceptionally(new LiveKitException("the room has ended"));
        assertThat(trips.millis(room)).contains(200.0);
    }

    @Test
    void shouldNotAskWhenAnAnswerIsDueOrTheConnectionIsLost() {
        Room room = room();
        trips.look(List.of(room), 0);
        trips.look(List.of(room), 10 * RoundTrips.PERIOD_MILLIS);
        assertThat(asked).hasSize(1);

        state = ConnectionState.RECONNECTING;
        trips.look(List.of(room()), 0);
        assertThat(asked).hasSize(1);
    }

    @Test
    void shouldAskAFewAtATimeWhenThereAreManyRooms() {
        List<Room> rooms = IntStream.range(0, 20).mapToObj(_ -> room()).toList();
        trips.look(rooms, 0);
        trips.look(rooms, 1);
        assertThat(asked).hasSize(RoundTrips.MOST_AT_A_TIME);

        List.copyOf(asked).forEach(answer -> answer.complete(statistics(0.1, 0.1)));
        trips.look(rooms, 2);
        List.copyOf(asked).forEach(answer -> answer.complete(statistics(0.1, 0.1)));
        trips.look(rooms, 3);
        List.copyOf(asked).forEach(answer -> answer.complete(statistics(0.1, 0.1)));
        assertThat(rooms).allSatisfy(room -> assertThat(trips.millis(room)).contains(100.0));
    }

    @Test
    void shouldForgetARoomWhenItHasEnded() {
        Room room = room();
        trips.look(List.of(room), 0);
        asked.getFirst().complete(statistics(0.1, 0.1));
        trips.look(List.of(), 1);

        assertThat(trips.millis(room)).isEmpty();
    }
}
