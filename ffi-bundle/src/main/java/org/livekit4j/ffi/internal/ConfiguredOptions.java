package org.livekit4j.ffi.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.NativeLogLevel;

/** Reads a configuration. Where it is wrong the default holds, but for the library: to load another one than was meant helps nobody. */
final class ConfiguredOptions {

    private ConfiguredOptions() {}

    /**
     * @param complaints gets what is wrong, a line for each property
     * @throws IllegalArgumentException if the path of the library is none
     */
    static FfiOptions of(FfiConfiguration from, Consumer<String> complaints) {
        FfiOptions options = FfiOptions.DEFAULTS;
        String level = from.log_level().strip().toUpperCase(Locale.ROOT);
        try {
            options = options.withLogLevel(NativeLogLevel.valueOf(level));
        } catch (IllegalArgumentException e) {
            complaints.accept("property log.level is \"" + level + "\"; it has to be one of "
                    + Arrays.toString(NativeLogLevel.values()) + ". The default holds");
        }
        try {
            options = options.withDisposeTimeout(Duration.ofMillis(from.dispose_timeoutMs()));
        } catch (RuntimeException e) { // too short, or the component runtime could not convert it
            complaints.accept("property dispose.timeoutMs has to be a number of at least 1. The default holds");
        }
        String path = from.library_path().strip();
        return path.isEmpty() ? options : options.withLibrary(Path.of(path));
    }
}
