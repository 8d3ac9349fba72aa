package org.livekit4j.room.internal;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.livekit4j.data.DataEncodings;
import org.livekit4j.data.DataSchema;
import org.livekit4j.data.DataTrackOptions;
import org.livekit4j.text.Printable;

/** Which schemas describe which frames. The native library and the JavaScript client have the same rule. */
final class DataEncodingRule {

    /** By the encoding of frames, the encodings of schemas that describe them. Any schema, or none, describes custom frames. */
    private static final Map<String, List<String>> SCHEMAS = Map.ofEntries(
            entry(DataEncodings.PROTOBUF, List.of(DataEncodings.PROTOBUF)),
            entry(DataEncodings.FLATBUFFER, List.of(DataEncodings.FLATBUFFER)),
            entry(DataEncodings.ROS1, List.of(DataEncodings.ROS1_MSG)),
            entry(DataEncodings.CDR, List.of(DataEncodings.ROS2_MSG, DataEncodings.ROS2_IDL, DataEncodings.OMG_IDL)),
            entry(DataEncodings.JSON, List.of(DataEncodings.JSON_SCHEMA)),
            entry(DataEncodings.CBOR, List.of()),
            entry(DataEncodings.MSGPACK, List.of()));
    private static final List<String> SELF_DESCRIBING = List.of(DataEncodings.JSON, DataEncodings.CBOR, DataEncodings.MSGPACK);

    private DataEncodingRule() {}

    /**
     * Checks that the schema fits the frames.
     *
     * @throws IllegalArgumentException if it does not
     */
    static void check(DataTrackOptions options) {
        Optional<DataSchema> schema = options.schema();
        if (options.frameEncoding().isEmpty()) {
            refuseIf(schema.isPresent(), "frameEncoding is not set; options with a schema must have one");
            return;
        }
        String frames = options.frameEncoding().get();
        List<String> fitting = SCHEMAS.get(frames);
        if (fitting == null) {
            return;
        }
        if (schema.isEmpty()) {
            refuseIf(!SELF_DESCRIBING.contains(frames),
                    "schema is not set; frames of the encoding '" + frames + "' must have one");
            return;
        }
        refuseIf(!fitting.contains(schema.get().encoding()), "the encoding of the schema is '"
                + Printable.of(schema.get().encoding()) + "'; for frames of the encoding '" + frames + "' "
                + (fitting.isEmpty() ? "there must be no schema" : "it must be one of " + fitting));
    }

    private static void refuseIf(boolean wrong, String message) {
        if (wrong) {
            throw new IllegalArgumentException(message);
        }
    }
}
