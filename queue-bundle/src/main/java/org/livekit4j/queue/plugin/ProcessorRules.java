package org.livekit4j.queue.plugin;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.livekit4j.time.Durations;

/**
 * What operators decide about the processors of one medium. Processors are meant by their names, {@code livekit.plugin.name}.
 *
 * @param timeout how long a call may take, unless the processor says so itself
 * @param excluded processors that are left out
 * @param order processors that are called first, in this order; the others follow by their ranking
 */
public record ProcessorRules(Duration timeout, Set<String> excluded, List<String> order) {
    /** 200 ms, all processors, in the order of their ranking. */
    public static final ProcessorRules DEFAULTS = new ProcessorRules(Duration.ofMillis(200), Set.of(), List.of());

    public ProcessorRules {
        Objects.requireNonNull(timeout, "timeout is null");
        if (Durations.millis(timeout) < 1) {
            throw new IllegalArgumentException("timeout is " + timeout + "; it has to be at least 1 ms");
        }
        excluded = Set.copyOf(excluded);
        order = List.copyOf(order);
    }

    /**
     * Reads a configuration. Streams go on whatever it says: where it is wrong the default holds.
     *
     * @param timeoutMs of a call
     * @param excluded names; blank ones are none
     * @param order names; blank ones are none
     * @param complaints gets what is wrong
     */
    public static ProcessorRules of(int timeoutMs, String[] excluded, String[] order, Consumer<String> complaints) {
        Duration timeout = DEFAULTS.timeout;
        if (timeoutMs < 1) {
            complaints.accept("property processor.timeoutMs is " + timeoutMs + "; it has to be at least 1. The default of "
                    + timeout.toMillis() + " ms holds");
        } else {
            timeout = Duration.ofMillis(timeoutMs);
        }
        return new ProcessorRules(timeout, Set.copyOf(names(excluded)), names(order));
    }

    private static List<String> names(String[] given) {
        return given == null
                ? List.of()
                : Arrays.stream(given).map(String::strip).filter(name -> !name.isEmpty()).distinct().toList();
    }

    boolean excludes(HostedProcessor<?, ?> processor) {
        return excluded.contains(processor.name());
    }

    /** Where in the order it is; those that are not named are behind all others. */
    int place(HostedProcessor<?, ?> processor) {
        int place = order.indexOf(processor.name());
        return place < 0 ? order.size() : place;
    }
}
