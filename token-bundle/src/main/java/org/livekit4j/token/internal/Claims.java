package org.livekit4j.token.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects that never change. */
public final class Claims {

    private Claims() {}

    public static Map<String, Object> with(Map<String, ?> claims, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        changed.put(name, value);
        return Collections.unmodifiableMap(changed);
    }

    public static String requireText(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is " + (value == null ? "null" : "blank") + "; it must be given");
        }
        return value;
    }
}
