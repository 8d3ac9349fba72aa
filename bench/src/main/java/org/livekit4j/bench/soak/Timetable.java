package org.livekit4j.bench.soak;

/**
 * When workloads run and when they rest: the same in all processes of a soak, because each computes it from the clock.
 *
 * @param startMillis of the first round, in ms since 1970
 * @param roundMillis of a round, its rest included
 * @param restMillis at the end of each round, when nothing is open but what is open all the time
 * @param rounds how many there are
 */
public record Timetable(long startMillis, long roundMillis, long restMillis, int rounds) {

    public Timetable {
        if (restMillis < 1 || restMillis >= roundMillis) {
            throw new IllegalArgumentException(
                    "restMillis is " + restMillis + "; it must be from 1 to less than a round, which is " + roundMillis);
        }
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds is " + rounds + "; it must be at least 1");
        }
    }

    /** From {@code START_MILLIS:ROUND_MILLIS:REST_MILLIS:ROUNDS}. */
    public static Timetable parse(String text) {
        String[] parts = text.split(":");
        if (parts.length != 4) {
            throw new IllegalArgumentException("a timetable is START_MILLIS:ROUND_MILLIS:REST_MILLIS:ROUNDS; it is " + text);
        }
        return new Timetable(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]),
                Integer.parseInt(parts[3]));
    }

    public long startMillis(int round) {
        return startMillis + round * roundMillis;
    }

    public long restMillis(int round) {
        return endMillis(round) - restMillis;
    }

    public long endMillis(int round) {
        return startMillis(round + 1);
    }
}
