package org.livekit4j.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.livekit4j.text.Printable;

/** Checks what options of streams and packets of data are given. */
public final class StreamArguments {

    private StreamArguments() {}

    /**
     * @return the value
     * @throws IllegalArgumentException if it is blank
     */
    public static String notBlank(String name, String value) {
        if (Objects.requireNonNull(value, () -> name + " is null").isBlank()) {
            throw new IllegalArgumentException(name + " is blank; leave it out instead");
        }
        return value;
    }

    /** @throws IllegalArgumentException if an identity is blank */
    public static List<String> identities(String... destinationIdentities) {
        for (String identity : Objects.requireNonNull(destinationIdentities, "destinationIdentities is null")) {
            if (Objects.requireNonNull(identity, "an identity in destinationIdentities is null").isBlank()) {
                throw new IllegalArgumentException(
                        "an identity in destinationIdentities is blank; leave the list empty for everyone");
            }
        }
        return List.of(destinationIdentities);
    }

    /** @throws IllegalArgumentException if a key is blank */
    public static Map<String, String> attributes(Map<String, String> attributes) {
        Objects.requireNonNull(attributes, "attributes is null").forEach((key, value) -> {
            if (Objects.requireNonNull(key, "a key in attributes is null").isBlank()) {
                throw new IllegalArgumentException("a key in attributes is blank; it must have a name");
            }
            Objects.requireNonNull(value, () -> "the value of '" + Printable.of(key) + "' in attributes is null");
        });
        return Map.copyOf(attributes);
    }
}
