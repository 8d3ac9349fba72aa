package org.livekit4j.data;

import java.util.Optional;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/**
 * What a data track declares about its frames. Immutable; every {@code with} method returns a changed copy.
 *
 * <p>A schema needs a frame encoding that it describes:
 *
 * <table>
 * <caption>Frame encodings and schemas</caption>
 * <tr><th>encoding of the frames</th><th>encoding of the schema</th></tr>
 * <tr><td>{@link DataEncodings#PROTOBUF}, {@link DataEncodings#FLATBUFFER}</td><td>the same</td></tr>
 * <tr><td>{@link DataEncodings#ROS1}</td><td>{@link DataEncodings#ROS1_MSG}</td></tr>
 * <tr><td>{@link DataEncodings#CDR}</td><td>{@link DataEncodings#ROS2_MSG}, {@link DataEncodings#ROS2_IDL} or
 * {@link DataEncodings#OMG_IDL}</td></tr>
 * <tr><td>{@link DataEncodings#JSON}</td><td>none, or {@link DataEncodings#JSON_SCHEMA}</td></tr>
 * <tr><td>{@link DataEncodings#CBOR}, {@link DataEncodings#MSGPACK}</td><td>none</td></tr>
 * <tr><td>any other name</td><td>none, or any</td></tr>
 * </table>
 */
public final class DataTrackOptions {
    private static final Option<DataSchema> SCHEMA = Option.of("schema");
    private static final Option<String> FRAME_ENCODING = Option.of("frameEncoding");

    /** No schema and no encoding. */
    public static final DataTrackOptions DEFAULTS = new DataTrackOptions(OptionValues.of(DataTrackOptions.class));

    private final OptionValues values;

    private DataTrackOptions(OptionValues values) {
        this.values = values;
    }

    /** {@return the schema of the frames; default: none} */
    public Optional<DataSchema> schema() {
        return values.find(SCHEMA);
    }

    /** {@return the encoding of the frames; default: none} */
    public Optional<String> frameEncoding() {
        return values.find(FRAME_ENCODING);
    }

    /**
     * Returns a copy with another {@link #schema}.
     *
     * @param schema the schema
     * @return the copy
     */
    public DataTrackOptions withSchema(DataSchema schema) {
        return new DataTrackOptions(values.with(SCHEMA, schema));
    }

    /**
     * Returns a copy with another {@link #frameEncoding}.
     *
     * @param frameEncoding the encoding: one of {@link DataEncodings}, or any other name
     * @return the copy
     * @throws IllegalArgumentException if it is blank
     */
    public DataTrackOptions withFrameEncoding(String frameEncoding) {
        return new DataTrackOptions(values.with(FRAME_ENCODING, DataSchema.checked("frameEncoding", frameEncoding)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataTrackOptions that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
