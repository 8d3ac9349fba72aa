package org.livekit4j.launcher;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * LiveKit's variables of the environment, which its own tools read as well. One that is blank is not set.
 *
 * @param environment yields null for what is not set
 */
record Variables(UnaryOperator<String> environment) {
    static final String URL = "LIVEKIT_URL";
    static final String TOKEN = "LIVEKIT_TOKEN";
    static final String API_KEY = "LIVEKIT_API_KEY";
    static final String API_SECRET = "LIVEKIT_API_SECRET";

    Optional<String> find(String name) {
        return Optional.ofNullable(environment.apply(name)).filter(value -> !value.isBlank());
    }

    /** Those of the key and its secret that are not set; empty if both are. */
    List<String> missingOfKey() {
        return Stream.of(API_KEY, API_SECRET).filter(name -> find(name).isEmpty()).toList();
    }

    String key() {
        return find(API_KEY).orElseThrow();
    }

    String secret() {
        return find(API_SECRET).orElseThrow();
    }
}
