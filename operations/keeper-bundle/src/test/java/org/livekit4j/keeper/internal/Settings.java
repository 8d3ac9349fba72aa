package org.livekit4j.keeper.internal;

import java.util.HashMap;
import java.util.Map;

/** Configurations: properties by name. */
final class Settings {
    static final String PID = "org.livekit4j.room~hall";

    private Settings() {}

    /** @param properties names and values in turn */
    static KeeperSettings of(Object... properties) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            values.put((String) properties[i], properties[i + 1]);
        }
        return KeeperSettings.of(PID, values);
    }
}
