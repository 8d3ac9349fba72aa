package org.livekit4j.room.internal;

import java.util.List;
import org.livekit4j.track.RtcStats;

/** Evaluates the WebRTC reports of a track. */
final class Reports {

    private Reports() {}

    static boolean has(List<RtcStats> reports, String type) {
        return reports.stream().anyMatch(report -> report.type().equals(type));
    }

    /** The sum of a value over all reports of a type. */
    static long sum(List<RtcStats> reports, String type, String value) {
        return reports.stream().filter(report -> report.type().equals(type)).map(report -> report.values().get(value))
                .filter(Number.class::isInstance).mapToLong(number -> ((Number) number).longValue()).sum();
    }
}
