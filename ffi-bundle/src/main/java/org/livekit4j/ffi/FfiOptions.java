package org.livekit4j.ffi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/** The options for opening the native library. Immutable; every {@code with} method returns a changed copy. */
public final class FfiOptions {
    private static final Option<Path> LIBRARY = Option.of("library");
    private static final Option<Duration> DISPOSE_TIMEOUT = Option.of("disposeTimeout", Duration.ofSeconds(5));
    private static final Option<NativeLogLevel> LOG_LEVEL = Option.of("logLevel", NativeLogLevel.TRACE);

    /** The packaged library, five seconds to shut down, and the whole log. */
    public static final FfiOptions DEFAULTS = new FfiOptions(OptionValues.of(FfiOptions.class));

    private final OptionValues values;

    private FfiOptions(OptionValues values) {
        this.values = values;
    }

    private <T> FfiOptions with(Option<T> option, T value) {
        return new FfiOptions(values.with(option, value));
    }

    /**
     * {@return the library file to load instead of the packaged one; if empty, {@code LIVEKIT_LIB_PATH} applies, then the
     * packaged one}
     */
    public Optional<Path> library() {
        return values.find(LIBRARY);
    }

    /** {@return how long {@link FfiClient#close} waits for the library to shut down} */
    public Duration disposeTimeout() {
        return values.get(DISPOSE_TIMEOUT);
    }

    /** {@return the least severe level of the library's log that is forwarded to SLF4J} */
    public NativeLogLevel logLevel() {
        return values.get(LOG_LEVEL);
    }

    /**
     * Returns a copy with another {@link #library}.
     *
     * @param library the library file
     * @return the copy
     */
    public FfiOptions withLibrary(Path library) {
        return with(LIBRARY, library);
    }

    /**
     * Returns a copy with another {@link #disposeTimeout}.
     *
     * @param disposeTimeout how long {@link FfiClient#close} waits for the library to shut down
     * @return the copy
     * @throws IllegalArgumentException if it is not positive
     */
    public FfiOptions withDisposeTimeout(Duration disposeTimeout) {
        Objects.requireNonNull(disposeTimeout, "disposeTimeout is null");
        if (disposeTimeout.isNegative() || disposeTimeout.isZero()) {
            throw new IllegalArgumentException("disposeTimeout is " + disposeTimeout + "; it must be positive");
        }
        return with(DISPOSE_TIMEOUT, disposeTimeout);
    }

    /**
     * Returns a copy with another {@link #logLevel}.
     *
     * @param logLevel the least severe level that is forwarded to SLF4J
     * @return the copy
     */
    public FfiOptions withLogLevel(NativeLogLevel logLevel) {
        return with(LOG_LEVEL, logLevel);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FfiOptions that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
