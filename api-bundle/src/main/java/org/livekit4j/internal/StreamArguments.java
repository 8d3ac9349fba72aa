package org.livekit4j.internal;

import java.util.List;

/** Checks what the options of both kinds of streams are given. */
public final class StreamArguments {

    private StreamArguments() {}

    /**
     * @return the value
     * @throws IllegalArgumentException if it is blank
     */
    public static String notBlank(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is blank; leave it out instead");
        }
        return value;
    }

    /** @throws IllegalArgumentException if an identity is blank */
    public static List<String> identities(String... destinationIdentities) {
        List<String> all = List.of(destinationIdentities);
        if (all.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "an identity in destinationIdentities is blank; leave the list empty for everyone");
        }
        return all;
    }
}
