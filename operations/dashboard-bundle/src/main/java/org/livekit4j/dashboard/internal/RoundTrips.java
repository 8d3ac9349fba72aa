package org.livekit4j.dashboard.internal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomStatistics;
import org.livekit4j.track.RtcStats;

/**
 * How long it takes to the server and back. For each answer WebRTC gathers all figures of a connection, so that a room is asked
 * every few seconds only, and few at a time. For one thread at a time.
 */
final class RoundTrips {
    static final int MOST_AT_A_TIME = 8;
    static final long PERIOD_MILLIS = 5_000;

    private final Map<Room, Question> questions = new HashMap<>();

    /** @param latest in seconds, of the answer before if there is none yet */
    private record Question(long asked, CompletableFuture<RoomStatistics> answer, Optional<Double> latest) {

        Optional<Double> seconds() {
            return answer.isDone() && !answer.isCompletedExceptionally() ? slowest(answer.join()) : latest;
        }
    }

    /** Asks those of the rooms that were not asked for the longest time, and forgets all others. */
    void look(List<Room> rooms, long nowMillis) {
        questions.keySet().retainAll(rooms);
        long waiting = questions.values().stream().filter(question -> !question.answer().isDone()).count();
        rooms.stream().filter(room -> isDue(room, nowMillis)).sorted(Comparator.comparingLong(this::asked))
                .limit(MOST_AT_A_TIME - waiting)
                .forEach(room -> questions.put(room, new Question(nowMillis, room.statistics(), seconds(room))));
    }

    private boolean isDue(Room room, long nowMillis) {
        Question before = questions.get(room);
        return room.connectionState() == ConnectionState.CONNECTED
                && (before == null || before.answer().isDone() && nowMillis - before.asked() >= PERIOD_MILLIS);
    }

    private long asked(Room room) {
        return Optional.ofNullable(questions.get(room)).map(Question::asked).orElse(Long.MIN_VALUE);
    }

    private Optional<Double> seconds(Room room) {
        return Optional.ofNullable(questions.get(room)).flatMap(Question::seconds);
    }

    /** In tenths of a millisecond. */
    Optional<Double> millis(Room room) {
        return seconds(room).map(seconds -> Math.round(seconds * 10_000) / 10.0);
    }

    /** The room's two connections may take different ways. */
    private static Optional<Double> slowest(RoomStatistics statistics) {
        return Stream.of(statistics.publisher(), statistics.subscriber()).flatMap(List::stream)
                .filter(report -> report.type().equals("candidate-pair"))
                .filter(pair -> Boolean.TRUE.equals(pair.values().get("nominated"))).flatMap(RoundTrips::time)
                .max(Comparator.naturalOrder());
    }

    /** 0 is a time that was not measured yet. */
    private static Stream<Double> time(RtcStats pair) {
        return pair.values().get("currentRoundTripTime") instanceof Double seconds && seconds > 0
                ? Stream.of(seconds)
                : Stream.empty();
    }
}
