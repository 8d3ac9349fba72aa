package org.livekit4j.track;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.livekit4j.text.RecordText;

/**
 * One report of WebRTC's statistics. The names, units and meanings of its values are those of the W3C's "Identifiers for WebRTC's
 * Statistics API", such as {@code packetsReceived}. Reports are maps, because there are fifteen kinds of up to fifty values, and
 * the version of WebRTC decides which values a report has.
 *
 * @param type the kind of report, such as {@code inbound-rtp}
 * @param id the id of the object that the report is about, by which other reports refer to it
 * @param timestampMs the time at which the values were taken, by WebRTC's clock, in milliseconds
 * @param values the values by name, sorted: {@code Long}, {@code Double}, {@code Boolean}, {@code String}, or a map of {@code
 *     Double}s
 */
public record RtcStats(String type, String id, long timestampMs, Map<String, Object> values) {

    /** Copies the values. */
    public RtcStats {
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(id, "id is null");
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
