package org.livekit4j.dashboard.internal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.ffi.Completion;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.Room;

/**
 * What the connections of rooms carry, and how fast. For each answer WebRTC gathers all figures of a connection, so that a room is
 * asked every few seconds only, and few at a time. For one thread at a time.
 */
final class Connections {
    static final int MOST_AT_A_TIME = 8;
    static final long PERIOD_MILLIS = 5_000;

    private final Map<Room, Question> questions = new HashMap<>();

    /**
     * Figures of a room, each of them empty if it is not known yet.
     *
     * @param roundTripMs the time to the server and back
     * @param receivedKbps kilobits a second from the server
     * @param sentKbps kilobits a second to the server
     * @param lossPercent how many packets of both directions were lost
     */
    record Figures(Optional<Double> roundTripMs, Optional<Long> receivedKbps, Optional<Long> sentKbps,
            Optional<Double> lossPercent) {
        static final Figures NONE = new Figures(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * @param before the answer to the question before, if there was one
     * @param shown what is shown until there is an answer
     */
    private record Question(long asked, CompletableFuture<Traffic> answer, Optional<Traffic> before, Figures shown) {

        Optional<Traffic> answered() {
            return answer.isDone() && !answer.isCompletedExceptionally() ? Optional.of(answer.join()) : Optional.empty();
        }

        Figures figures() {
            return answered().map(now -> now.since(before)).orElse(shown);
        }

        /** What the next question is compared with. */
        Optional<Traffic> latest() {
            return answered().or(this::before);
        }
    }

    /** Asks those of the rooms that were not asked for the longest time, and forgets all others. */
    void look(List<Room> rooms, long nowMillis) {
        questions.keySet().retainAll(rooms);
        long waiting = questions.values().stream().filter(question -> !question.answer().isDone()).count();
        rooms.stream().filter(room -> isDue(room, nowMillis)).sorted(Comparator.comparingLong(this::asked))
                .limit(MOST_AT_A_TIME - waiting).forEach(room -> questions.put(room, question(room, nowMillis)));
    }

    private Question question(Room room, long nowMillis) {
        Optional<Question> last = Optional.ofNullable(questions.get(room));
        return new Question(nowMillis, Completion.map(room.statistics(), Traffic::of), last.flatMap(Question::latest),
                figures(room));
    }

    private boolean isDue(Room room, long nowMillis) {
        Question last = questions.get(room);
        return room.connectionState() == ConnectionState.CONNECTED
                && (last == null || last.answer().isDone() && nowMillis - last.asked() >= PERIOD_MILLIS);
    }

    private long asked(Room room) {
        return Optional.ofNullable(questions.get(room)).map(Question::asked).orElse(Long.MIN_VALUE);
    }

    Figures figures(Room room) {
        return Optional.ofNullable(questions.get(room)).map(Question::figures).orElse(Figures.NONE);
    }
}
