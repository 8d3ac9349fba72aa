package org.livekit4j.data;

import java.util.Objects;
import org.livekit4j.text.Printable;
import org.livekit4j.text.RecordText;

/**
 * Names the schema of a data track's frames. The definition is kept by the publisher: {@link
 * org.livekit4j.room.LocalParticipant#defineDataSchema} and {@link RemoteDataTrack#schemaDefinition}.
 *
 * @param name the name, such as {@code geometry.Pose}, not blank
 * @param encoding the language of the definition: one of {@link DataEncodings}, or any other name; not blank
 */
public record DataSchema(String name, String encoding) {

    /** Checks that neither is blank. */
    public DataSchema {
        checked("name", name);
        checked("encoding", encoding);
    }

    static String checked(String argument, String value) {
        if (Objects.requireNonNull(value, () -> argument + " is null").isBlank()) {
            throw new IllegalArgumentException(argument + " is '" + Printable.of(value) + "'; it must not be blank");
        }
        return value;
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
