package org.livekit4j.token;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects that never change. */
final class Claims {

    private Claims() {}

    static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        changed.put(name, value);
        return Collections.unmodifiableMap(changed);
    }

    static String requireText(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is " + (value == null ? "null" : "blank") + "; it must be given");
        }
        return value;
    }
}
