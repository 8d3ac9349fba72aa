package org.livekit4j.track;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.livekit4j.text.RecordText;

/**
 * One report of WebRTC's statistics. Names, units and meanings of its values are those of the W3C's "Identifiers for WebRTC's
 * Statistics API", such as {@code packetsReceived}. A map and no type for each kind of report, because there are fifteen kinds of
 * up to fifty values, and which values a report has depends on the version of WebRTC.
 *
 * @param type kind of report, such as {@code inbound-rtp}
 * @param id of the object that the report is about; other reports name it by this
 * @param timestampMs when the values were taken, by WebRTC's clock, in milliseconds
 * @param values by name, sorted: {@code Long}, {@code Double}, {@code Boolean}, {@code String}, or a map of {@code Double}s
 */
public record RtcStats(String type, String id, long timestampMs, Map<String, Object> values) {

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
