package org.livekit4j.room;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/**
 * How long a remote procedure call may take. An empty option is left to the native library. Immutable; every {@code with}
 * method returns a changed copy.
 */
public final class RpcOptions {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);
    private static final Option<Duration> RESPONSE_TIMEOUT = Option.of("responseTimeout");
    private static final Option<Duration> MAX_ROUND_TRIP_LATENCY = Option.of("maxRoundTripLatency");

    /** The native library's defaults. */
    public static final RpcOptions DEFAULTS = new RpcOptions(OptionValues.of(RpcOptions.class));

    private final OptionValues values;

    private RpcOptions(OptionValues values) {
        this.values = values;
    }

    private <T> RpcOptions with(Option<T> option, T value) {
        return new RpcOptions(values.with(option, value));
    }

    /**
     * {@return the time for the whole call, interceptors and acknowledgement included, from 1 ms to {@link Integer#MAX_VALUE}
     * ms; native default: 15 s. When it is over the call fails with {@link RpcException#RESPONSE_TIMEOUT}. The callee is
     * given this time less {@link #maxRoundTripLatency}, but at least 1 s}
     */
    public Optional<Duration> responseTimeout() {
        return values.find(RESPONSE_TIMEOUT);
    }

    /**
     * {@return the time until the callee acknowledges the call, from 1 ms to {@link Integer#MAX_VALUE} ms; native default: 7
     * s}
     */
    public Optional<Duration> maxRoundTripLatency() {
        return values.find(MAX_ROUND_TRIP_LATENCY);
    }

    /**
     * Returns a copy with another {@link #responseTimeout}.
     *
     * @param responseTimeout the time for the whole call
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public RpcOptions withResponseTimeout(Duration responseTimeout) {
        return with(RESPONSE_TIMEOUT, checked("responseTimeout", responseTimeout));
    }

    /**
     * Returns a copy with another {@link #maxRoundTripLatency}.
     *
     * @param maxRoundTripLatency the time until the callee acknowledges the call
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public RpcOptions withMaxRoundTripLatency(Duration maxRoundTripLatency) {
        return with(MAX_ROUND_TRIP_LATENCY, checked("maxRoundTripLatency", maxRoundTripLatency));
    }

    private static Duration checked(String name, Duration time) {
        Objects.requireNonNull(time, () -> name + " is null");
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " is " + time + "; it must be from 1 ms to " + LONGEST.toMillis() + " ms");
        }
        return time;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RpcOptions that && values.equals(that.values);
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
