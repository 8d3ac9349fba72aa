package org.livekit4j.data;

import java.util.Optional;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/** What a data track declares about its frames. Immutable; every {@code with} method returns a changed copy. */
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
