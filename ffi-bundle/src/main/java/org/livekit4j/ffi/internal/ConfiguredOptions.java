package org.livekit4j.ffi.internal;

import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.NativeLogLevel;

/**
 * Reads a configuration. The default replaces an invalid value, except for the library's path: loading a different library would
 * not help.
 */
final class ConfiguredOptions {
    private static final String LIBRARY = "library.path";

    private ConfiguredOptions() {}

    /** @throws IllegalArgumentException if the path of the library is none */
    static FfiOptions of(ConfigurationReader from) {
        FfiOptions defaults = FfiOptions.DEFAULTS;
        FfiOptions options = defaults.withLogLevel(from.constant("log.level", NativeLogLevel.class, defaults.logLevel()))
                .withDisposeTimeout(from.millis("dispose.timeoutMs", 1, defaults.disposeTimeout()));
        return from.path(LIBRARY).map(options::withLibrary).orElseGet(() -> {
            if (from.says(LIBRARY)) {
                throw new IllegalArgumentException(String.join("; ", from.mistakes()));
            }
            return options;
        });
    }
}
