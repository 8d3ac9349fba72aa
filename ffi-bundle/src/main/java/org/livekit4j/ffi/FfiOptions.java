package org.livekit4j.ffi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How the native library is opened.
 *
 * @param library the library file to load in place of the packaged one; empty means {@code LIVEKIT_LIB_PATH}, then the packaged one
 * @param disposeTimeout how long {@link FfiClient#close} waits for the library to shut down
 * @param logLevel what of the library's log can reach SLF4J at all
 */
public record FfiOptions(Optional<Path> library, Duration disposeTimeout, NativeLogLevel logLevel) {
    public static final FfiOptions DEFAULTS = new FfiOptions(Optional.empty(), Duration.ofSeconds(5), NativeLogLevel.TRACE);

    public FfiOptions {
        Objects.requireNonNull(library, "library is null; Optional.empty() means the packaged one");
        Objects.requireNonNull(disposeTimeout, "disposeTimeout is null");
        if (disposeTimeout.isNegative() || disposeTimeout.isZero()) {
            throw new IllegalArgumentException("disposeTimeout is " + disposeTimeout + "; it has to be longer than nothing");
        }
        Objects.requireNonNull(logLevel, "logLevel is null");
    }

    public FfiOptions withLibrary(Path library) {
        return new FfiOptions(Optional.of(library), disposeTimeout, logLevel);
    }

    public FfiOptions withDisposeTimeout(Duration disposeTimeout) {
        return new FfiOptions(library, disposeTimeout, logLevel);
    }

    public FfiOptions withLogLevel(NativeLogLevel logLevel) {
        return new FfiOptions(library, disposeTimeout, logLevel);
    }
}
