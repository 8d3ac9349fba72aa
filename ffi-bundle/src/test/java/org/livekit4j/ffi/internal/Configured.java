package org.livekit4j.ffi.internal;

import java.lang.reflect.Proxy;
import java.util.Map;

/** A configuration as the component runtime makes it. */
final class Configured {

    private Configured() {}

    /** @param properties by name; a value that is an exception is thrown, as for one that cannot be converted */
    static FfiConfiguration by(Map<String, ?> properties) {
        return (FfiConfiguration) Proxy.newProxyInstance(Configured.class.getClassLoader(),
                new Class<?>[]{FfiConfiguration.class},
                (self, method, arguments) -> {
                    Object value = properties.get(method.getName().replace('_', '.'));
                    if (value instanceof RuntimeException e) {
                        throw e;
                    }
                    return value == null ? method.getDefaultValue() : value;
                });
    }
}
