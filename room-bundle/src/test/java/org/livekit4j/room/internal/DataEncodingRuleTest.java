package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livekit4j.data.DataSchema;
import org.livekit4j.data.DataTrackOptions;

class DataEncodingRuleTest {

    private static DataTrackOptions options(String frames, String schema) {
        DataTrackOptions options = frames == null
                ? DataTrackOptions.DEFAULTS
                : DataTrackOptions.DEFAULTS.withFrameEncoding(frames);
        return schema == null ? options : options.withSchema(new DataSchema("pose", schema));
    }

    @ParameterizedTest
    @CsvSource({",", "json,", "cbor,", "msgpack,", "ours,", "ours,ours", "ours,protobuf", "protobuf,protobuf",
        "flatbuffer,flatbuffer", "ros1,ros1msg", "cdr,ros2msg", "cdr,ros2idl", "cdr,omgidl", "json,jsonschema"})
    void shouldAcceptOptionsWhenTheSchemaDescribesTheFrames(String frames, String schema) {
        assertThatCode(() -> DataEncodingRule.check(options(frames, schema))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({",protobuf,frameEncoding is not set", ",ours,frameEncoding is not set", "protobuf,,schema is not set",
        "flatbuffer,,schema is not set", "ros1,,schema is not set", "cdr,,schema is not set",
        "protobuf,jsonschema,must be one of [protobuf]", "protobuf,ours,must be one of [protobuf]",
        "cdr,ros1msg,must be one of [ros2msg", "json,protobuf,must be one of [jsonschema]",
        "cbor,protobuf,there must be no schema", "msgpack,ours,there must be no schema"})
    void shouldRefuseOptionsWhenTheSchemaDoesNotDescribeTheFrames(String frames, String schema, String reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> DataEncodingRule.check(options(frames, schema)))
                .withMessageContaining(reason);
    }
}
