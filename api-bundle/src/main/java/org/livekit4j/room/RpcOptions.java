package org.livekit4j.room;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.time.Durations;

/**
 * How long a call may take. What is empty is left to the native library.
 *
 * @param responseTimeout for everything, interceptors included; at least 1 ms. Native default: 15 s. The callee gets what is left of it
 *     after the latency below, but at least 1 s
 * @param maxRoundTripLatency until the callee acknowledges the call; at least 1 ms. Native default: 7 s
 */
public record RpcOptions(Optional<Duration> responseTimeout, Optional<Duration> maxRoundTripLatency) {
    /** The native library's defaults. */
    public static final RpcOptions DEFAULTS = new RpcOptions(Optional.empty(), Optional.empty());

    public RpcOptions {
        check("responseTimeout", responseTimeout);
        check("maxRoundTripLatency", maxRoundTripLatency);
    }

    private static void check(String name, Optional<Duration> time) {
        Objects.requireNonNull(time, name + " is null");
        time.filter(t -> Durations.millis(t) < 1 || Durations.millis(t) > Integer.MAX_VALUE).ifPresent(t -> {
            throw new IllegalArgumentException(name + " is " + t + "; it has to be from 1 ms to " + Integer.MAX_VALUE + " ms");
        });
    }

    public RpcOptions withResponseTimeout(Duration responseTimeout) {
        return new RpcOptions(Optional.of(responseTimeout), maxRoundTripLatency);
    }

    public RpcOptions withMaxRoundTripLatency(Duration maxRoundTripLatency) {
        return new RpcOptions(responseTimeout, Optional.of(maxRoundTripLatency));
    }
}
