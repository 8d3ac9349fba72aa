package org.livekit4j.dashboard.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.livekit4j.dashboard.internal.Snapshot.Rows;
import org.livekit4j.dashboard.internal.Snapshot.StreamRow;
import org.livekit4j.media.management.MediumStatus;
import org.livekit4j.media.management.MediumStatus.OpenStream;
import org.livekit4j.media.management.MediumStatus.PlugIn;
import org.livekit4j.media.management.MediumStatus.UnusedPlugIn;
import org.livekit4j.track.StreamInfo;

/** Rows of streams, and of what works on them. */
record MediaRows(List<MediumStatus> media, Warnings warnings) {

    List<StreamInfo> streams() {
        return media.stream().flatMap(medium -> medium.streams().stream()).map(OpenStream::info).distinct().toList();
    }

    Rows<StreamRow> streamRows(Map<StreamInfo, Integer> peaks) {
        List<StreamRow> rows = new ArrayList<>();
        for (MediumStatus medium : media) {
            keyed(medium).forEach((key, stream) -> {
                String name = title(medium.medium(), stream);
                warnings.counted("stream " + name, stream.dropped(), lost -> name + " has lost " + lost + " frames: "
                        + (stream.consumer().isEmpty() ? "its consumer" : consumer(stream)) + " does not take them in time");
                Optional<Integer> peak = medium.medium().equals("audio")
                        ? Optional.ofNullable(peaks.get(stream.info()))
                        : Optional.empty();
                rows.add(row(key, medium.medium(), stream, peak));
            });
        }
        return Rows.of(rows);
    }

    /** The streams by what stands for the same one as long as it is open. */
    static Map<String, OpenStream> keyed(MediumStatus medium) {
        Map<String, OpenStream> streams = new LinkedHashMap<>();
        for (OpenStream stream : medium.streams()) {
            String alike = title(medium.medium(), stream) + " " + stream.info().trackSid() + " " + stream.consumer() + " ";
            int number = 1;
            while (streams.putIfAbsent(alike + number, stream) != null) {
                number++;
            }
        }
        return streams;
    }

    private static String title(String medium, OpenStream stream) {
        String track = stream.info().track().isEmpty() ? stream.name() : stream.info().track();
        String of = stream.info().participant().isEmpty() ? "" : " of " + stream.info().participant();
        String in = stream.info().room().isEmpty() ? "" : " in " + stream.info().room();
        return medium + " stream " + track + of + in;
    }

    private static StreamRow row(String key, String medium, OpenStream stream, Optional<Integer> peak) {
        StreamInfo info = stream.info();
        return new StreamRow(key, medium, stream.name(), info.room(), info.participant(), info.track(), info.source().name(),
                consumer(stream), stream.received(), stream.delivered(), stream.dropped(), stream.queued(), stream.processors(),
                peak);
    }

    /** A lambda by the class that it is in. */
    private static String consumer(OpenStream stream) {
        return stream.consumer().replaceFirst("\\$\\$Lambda.*", "");
    }

    Rows<PlugIn> plugInRows() {
        List<PlugIn> all = media.stream().flatMap(medium -> medium.plugIns().stream()).toList();
        for (PlugIn one : all) {
            String name = one.kind() + " " + one.name() + (one.bundle().isEmpty() ? "" : " of " + one.bundle());
            warnings.counted("failed " + name, one.failed(), more -> name + " has failed " + more + " times");
            warnings.counted("late " + name, one.late(), more -> name + " was late " + more + " times");
            warnings.counted("refused " + name, one.refused(),
                    more -> name + " has returned frames of another shape " + more + " times");
        }
        return Rows.of(all);
    }

    Rows<UnusedPlugIn> unusedRows() {
        List<UnusedPlugIn> all = media.stream().flatMap(medium -> medium.unused().stream()).toList();
        all.forEach(one -> warnings.problem("unused " + one, one.kind() + " of " + one.bundle() + " is not used: " + one.text()));
        return Rows.of(all);
    }
}
