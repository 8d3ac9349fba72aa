package org.livekit4j.dashboard.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.livekit4j.LiveKitException;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomStatistics;
import org.livekit4j.testing.Fake;
import org.livekit4j.track.RtcStats;

class ConnectionsTest {
    private final Connections connections = new Connections();
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
        connections.look(List.of(room), 0);
        assertThat(connections.figures(room).roundTripMs()).isEmpty();

        asked.getFirst().complete(statistics(0.01234, 0.002));
        assertThat(connections.figures(room).roundTripMs()).contains(12.3);
    }

    /** What was carried until a second: 1,000 packets and 100,000 bytes in each, here and there. */
    private static RoomStatistics carried(int second, long lost) {
        return new RoomStatistics(
                List.of(report("transport", second, Map.of("bytesSent", 100_000L * second, "bytesReceived", 1_000L * second)),
                        report("outbound-rtp", second, Map.of("packetsSent", 1_000L * second)),
                        report("remote-inbound-rtp", second, Map.of("packetsLost", lost))),
                List.of(report("transport", second, Map.of("bytesSent", 0L, "bytesReceived", 99_000L * second)),
                        report("inbound-rtp", second, Map.of("packetsReceived", 1_000L * second - lost, "packetsLost", lost))));
    }

    private static RtcStats report(String type, int second, Map<String, Object> values) {
        return new RtcStats(type, type, 1_000L * second, values);
    }

    @Test
    void shouldTellWhatIsCarriedAndLostWhenThereAreTwoAnswers() {
        Room room = room();
        connections.look(List.of(room), 0);
        asked.getFirst().complete(carried(10, 0));
        assertThat(connections.figures(room)).isEqualTo(Connections.Figures.NONE);
        connections.look(List.of(room), Connections.PERIOD_MILLIS);
        assertThat(connections.figures(room)).isEqualTo(Connections.Figures.NONE);

        asked.getLast().complete(carried(15, 50));
        Connections.Figures first = new Connections.Figures(Optional.empty(), Optional.of(800L), Optional.of(800L),
                Optional.of(1.0));
        assertThat(connections.figures(room)).isEqualTo(first);
        connections.look(List.of(room), 2 * Connections.PERIOD_MILLIS);
        assertThat(connections.figures(room)).isEqualTo(first);
        asked.getLast().complete(carried(20, 50));
        assertThat(connections.figures(room).lossPercent()).contains(0.0);
    }

    @Test
    void shouldTellNothingWhenTracksOrConnectionsHaveGone() {
        Room room = room();
        connections.look(List.of(room), 0);
        asked.getFirst().complete(carried(10, 50));
        connections.look(List.of(room), Connections.PERIOD_MILLIS);
        asked.getLast().complete(new RoomStatistics(List.of(report("transport", 15, Map.of("bytesSent", 1L))), List.of()));

        assertThat(connections.figures(room)).isEqualTo(Connections.Figures.NONE);
    }

    @Test
    void shouldTellNoTimeWhenNoneWasMeasured() {
        Room room = room();
        connections.look(List.of(room), 0);
        asked.getFirst().complete(statistics(0, 0));

        assertThat(connections.figures(room).roundTripMs()).isEmpty();
    }

    @Test
    void shouldAskAgainWhenSomeSecondsHavePassedAndKeepTheTimeUntilThen() {
        Room room = room();
        connections.look(List.of(room), 0);
        asked.getFirst().complete(statistics(0.1, 0.2));
        connections.look(List.of(room), Connections.PERIOD_MILLIS - 1);
        assertThat(asked).hasSize(1);

        connections.look(List.of(room), Connections.PERIOD_MILLIS);
        assertThat(asked).hasSize(2);
        assertThat(connections.figures(room).roundTripMs()).contains(200.0);
        asked.getLast().completeExceptionally(new LiveKitException("the room has ended"));
        assertThat(connections.figures(room).roundTripMs()).contains(200.0);
    }

    @Test
    void shouldNotAskWhenAnAnswerIsDueOrTheConnectionIsLost() {
        Room room = room();
        connections.look(List.of(room), 0);
        connections.look(List.of(room), 10 * Connections.PERIOD_MILLIS);
        assertThat(asked).hasSize(1);

        state = ConnectionState.RECONNECTING;
        connections.look(List.of(room()), 0);
        assertThat(asked).hasSize(1);
    }

    @Test
    void shouldAskAFewAtATimeWhenThereAreManyRooms() {
        List<Room> rooms = IntStream.range(0, 20).mapToObj(_ -> room()).toList();
        connections.look(rooms, 0);
        connections.look(rooms, 1);
        assertThat(asked).hasSize(Connections.MOST_AT_A_TIME);

        List.copyOf(asked).forEach(answer -> answer.complete(statistics(0.1, 0.1)));
        connections.look(rooms, 2);
        List.copyOf(asked).forEach(answer -> answer.complete(statistics(0.1, 0.1)));
        connections.look(rooms, 3);
        List.copyOf(asked).forEach(answer -> answer.complete(statistics(0.1, 0.1)));
        assertThat(rooms).allSatisfy(room -> assertThat(connections.figures(room).roundTripMs()).contains(100.0));
    }

    @Test
    void shouldForgetARoomWhenItHasEnded() {
        Room room = room();
        connections.look(List.of(room), 0);
        asked.getFirst().complete(statistics(0.1, 0.1));
        connections.look(List.of(), 1);

        assertThat(connections.figures(room).roundTripMs()).isEmpty();
    }
}
