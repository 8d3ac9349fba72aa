package org.livekit4j.dashboard.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.livekit4j.dashboard.internal.Connections.Figures;
import org.livekit4j.room.RoomStatistics;
import org.livekit4j.track.RtcStats;

/**
 * Sums of what a room's two connections have carried until a moment.
 *
 * @param millis the moment, by WebRTC's clock
 * @param packets of both directions, those that were lost included
 * @param roundTripSeconds of the slower connection; empty if it was not measured yet
 */
record Traffic(long millis, long bytesReceived, long bytesSent, long packets, long packetsLost,
        Optional<Double> roundTripSeconds) {
    private static final int BITS = 8;
    private static final double TENTHS = 10;
    private static final int MILLIS = 1_000;
    private static final int PERCENT = 100;

    static Traffic of(RoomStatistics statistics) {
        List<RtcStats> reports = Stream.of(statistics.publisher(), statistics.subscriber()).flatMap(List::stream).toList();
        long lostOnTheWayHere = sum(reports, "inbound-rtp", "packetsLost");
        long millis = reports.stream().mapToLong(RtcStats::timestampMs).max().orElse(0);
        return new Traffic(millis, sum(reports, "transport", "bytesReceived"), sum(reports, "transport", "bytesSent"),
                sum(reports, "inbound-rtp", "packetsReceived") + lostOnTheWayHere + sum(reports, "outbound-rtp", "packetsSent"),
                lostOnTheWayHere + sum(reports, "remote-inbound-rtp", "packetsLost"), roundTrip(reports));
    }

    private static long sum(List<RtcStats> reports, String type, String value) {
        return reports.stream().filter(report -> report.type().equals(type)).map(report -> report.values().get(value))
                .mapToLong(one -> one instanceof Number number ? number.longValue() : 0).sum();
    }

    /** The two connections may take different ways. 0 is a time that was not measured yet. */
    private static Optional<Double> roundTrip(List<RtcStats> reports) {
        return reports.stream().filter(report -> report.type().equals("candidate-pair")).map(RtcStats::values)
                .filter(pair -> Boolean.TRUE.equals(pair.get("nominated"))).map(pair -> pair.get("currentRoundTripTime"))
                .filter(time -> time instanceof Double seconds && seconds > 0).map(Double.class::cast)
                .max(Comparator.naturalOrder());
    }

    /** Where tracks or connections have gone, so have their sums: then there is less than before, which tells nothing. */
    Figures since(Optional<Traffic> before) {
        return new Figures(roundTripSeconds.map(seconds -> Math.round(seconds * MILLIS * TENTHS) / TENTHS),
                before.flatMap(then -> kbps(bytesReceived - then.bytesReceived, then)),
                before.flatMap(then -> kbps(bytesSent - then.bytesSent, then)), before.flatMap(this::loss));
    }

    private Optional<Long> kbps(long bytes, Traffic then) {
        return bytes >= 0 && millis > then.millis ? Optional.of(bytes * BITS / (millis - then.millis)) : Optional.empty();
    }

    private Optional<Double> loss(Traffic then) {
        long more = packets - then.packets;
        long lost = packetsLost - then.packetsLost;
        return more > 0 && lost >= 0 ? Optional.of(Math.round(lost * PERCENT * TENTHS / more) / TENTHS) : Optional.empty();
    }
}
