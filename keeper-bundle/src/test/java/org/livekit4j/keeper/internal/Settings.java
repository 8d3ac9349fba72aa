package org.livekit4j.keeper.internal;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Configurations as the component runtime makes them: properties by name, and defaults. */
final class Settings {
    static final String PID = "org.livekit4j.room~hall";

    private Settings() {}

    /** @param properties names and values in turn; a value that is an exception is thrown, as for one that cannot be converted */
    static RoomConfiguration configuration(Object... properties) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            values.put((String) properties[i], properties[i + 1]);
        }
        return (RoomConfiguration) Proxy.newProxyInstance(Settings.class.getClassLoader(),
                new Class<?>[]{RoomConfiguration.class},
                (self, method, arguments) -> value(method, values));
    }

    private static Object value(Method method, Map<String, Object> values) {
        Object value = values.get(method.getName().replace('_', '.'));
        if (value instanceof RuntimeException e) {
            throw e;
        }
        return value == null ? method.getDefaultValue() : value;
    }

    static KeeperSettings of(Object... properties) {
        return KeeperSettings.of(PID, configuration(properties));
    }
}
