package org.livekit4j.room.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.livekit4j.ffi.proto.EncryptionType;
import org.livekit4j.room.stream.ByteStreamInfo;
import org.livekit4j.room.stream.TextStreamInfo;
import org.livekit4j.room.stream.TextStreamOperation;

/** Converts what the protocol says of streams to records of the API. */
final class StreamConverter {

    private StreamConverter() {}

    /** @param lastAttributes those that the stream was ended with */
    static TextStreamInfo text(org.livekit4j.ffi.proto.TextStreamInfo info, Map<String, String> lastAttributes) {
        return new TextStreamInfo(info.getStreamId(), info.getTopic(), Instant.ofEpochMilli(info.getTimestamp()),
                info.getMimeType(), length(info.hasTotalLength(), info.getTotalLength()),
                merged(info.getAttributesMap(), lastAttributes),
                ProtoEnums.of(TextStreamOperation.values(), info.getOperationType(), TextStreamOperation.CREATE),
                info.getVersion(),
                Optional.of(info.getReplyToStreamId()).filter(id -> !id.isEmpty()), info.getAttachedStreamIdsList(),
                info.getGenerated(), info.getEncryptionType() != EncryptionType.NONE);
    }

    /** @param lastAttributes those that the stream was ended with */
    static ByteStreamInfo bytes(org.livekit4j.ffi.proto.ByteStreamInfo info, Map<String, String> lastAttributes) {
        return new ByteStreamInfo(info.getStreamId(), info.getTopic(), Instant.ofEpochMilli(info.getTimestamp()),
                info.getMimeType(), length(info.hasTotalLength(), info.getTotalLength()),
                merged(info.getAttributesMap(), lastAttributes), info.getName(), info.getEncryptionType() != EncryptionType.NONE);
    }

    /** The largest number is what the sender says if it is no number of a stream's. */
    private static OptionalLong length(boolean known, long bytes) {
        return known ? OptionalLong.of(bytes < 0 ? Long.MAX_VALUE : bytes) : OptionalLong.empty();
    }

    private static Map<String, String> merged(Map<String, String> first, Map<String, String> last) {
        Map<String, String> all = new HashMap<>(first);
        all.putAll(last);
        return all;
    }
}
