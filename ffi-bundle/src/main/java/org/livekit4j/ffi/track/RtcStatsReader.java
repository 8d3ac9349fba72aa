package org.livekit4j.ffi.track;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import org.livekit4j.LiveKitException;
import org.livekit4j.ffi.Completion;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.GetStatsCallback;
import org.livekit4j.ffi.proto.GetStatsRequest;
import org.livekit4j.ffi.proto.RtcStats.MediaSource;
import org.livekit4j.ffi.proto.RtcStatsData;
import org.livekit4j.text.Redaction;
import org.livekit4j.track.RtcStats;

/** Converts WebRTC's statistics from protobuf messages to reports with the W3C's names. Safe for use by several threads. */
public final class RtcStatsReader {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long US_IN_MS = 1_000;

    private RtcStatsReader() {}

    /**
     * Requests the reports of a track. The future must not be handed out to users. It fails with {@link LiveKitException} if the
     * native library reports an error, and otherwise like {@link FfiClient#requestAsync}, after ten seconds at the latest.
     *
     * @param client sends the request
     * @param track the track's handle
     * @return a future for the reports
     */
    public static CompletableFuture<List<RtcStats>> ofTrack(FfiClient client, FfiHandle track) {
        GetStatsRequest.Builder request = GetStatsRequest.newBuilder().setTrackHandle(track.id());
        return Completion.map(
                client.requestAsync(id -> FfiRequest.newBuilder().setGetStats(request.setRequestAsyncId(id)).build(), TIMEOUT),
                event -> {
                    GetStatsCallback answer = event.getGetStats();
                    if (answer.hasError()) {
                        throw new LiveKitException("no statistics of the track: " + Redaction.ofNative(answer.getError()));
                    }
                    return read(answer.getStatsList());
                });
    }

    /**
     * Converts reports, and omits those without content.
     *
     * @param reports the messages
     * @return the reports, unmodifiable
     */
    public static List<RtcStats> read(List<org.livekit4j.ffi.proto.RtcStats> reports) {
        return reports.stream().filter(report -> !report.hasTrack()).flatMap(report -> report.getAllFields().entrySet().stream())
                .map(kind -> report(kind.getKey(), (Message) kind.getValue())).toList();
    }

    private static RtcStats report(FieldDescriptor kind, Message report) {
        Map<String, Object> values = new HashMap<>();
        RtcStatsData header = RtcStatsData.getDefaultInstance();
        for (Map.Entry<FieldDescriptor, Object> part : report.getAllFields().entrySet()) {
            if (part.getValue() instanceof RtcStatsData data) {
                header = data;
            } else if (concerns(report, part.getKey())) {
                ((Message) part.getValue()).getAllFields()
                        .forEach((field, value) -> values.put(field.getJsonName(), value(field, value)));
            }
        }
        return new RtcStats(kind.getName().replace('_', '-'), header.getId(), header.getTimestamp() / US_IN_MS, values);
    }

    /** A source has the values of both media, those of the other one all zero. */
    private static boolean concerns(Message report, FieldDescriptor part) {
        return !(report instanceof MediaSource source) || part.getNumber() == MediaSource.SOURCE_FIELD_NUMBER
                || part.getName().equals(source.getSource().getKind());
    }

    private static Object value(FieldDescriptor field, Object value) {
        return switch (value) {
            case Integer number -> field.getType() == FieldDescriptor.Type.UINT32
                    ? Integer.toUnsignedLong(number)
                    : (Object) number.longValue();
            case EnumValueDescriptor constant -> name(constant);
            case List<?> entries -> entries.stream().map(Message.class::cast).collect(
                    Collectors.toUnmodifiableMap(entry -> part(entry, "key"), entry -> part(entry, "value")));
            default -> value;
        };
    }

    private static Object part(Message entry, String name) {
        return entry.getField(entry.getDescriptorForType().findFieldByName(name));
    }

    /** As the W3C spells it: without what all constants of the enum begin with. */
    private static String name(EnumValueDescriptor constant) {
        String name = constant.getName();
        int start = prefix(constant.getType());
        return name.substring(start).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int prefix(EnumDescriptor type) {
        String first = type.getValues().getFirst().getName();
        int end = first.lastIndexOf('_') + 1;
        while (end > 0 && !allStartWith(type, first.substring(0, end))) {
            end = first.lastIndexOf('_', end - 2) + 1;
        }
        return end;
    }

    private static boolean allStartWith(EnumDescriptor type, String prefix) {
        return type.getValues().stream().allMatch(value -> value.getName().startsWith(prefix));
    }
}
