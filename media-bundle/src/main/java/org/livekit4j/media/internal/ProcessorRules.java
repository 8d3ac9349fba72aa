package org.livekit4j.media.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.time.Durations;

/**
 * The rules of operators for the processors of one medium. A rule names a processor by {@code livekit.plugin.name}, by the
 * symbolic name of its bundle, or by both with a slash between them.
 *
 * @param timeout how long a call may take, unless the processor has a timeout of its own
 * @param excluded processors that are not used
 * @param order processors that are called first, in this order; the others follow by their ranking
 */
public record ProcessorRules(Duration timeout, Set<String> excluded, List<String> order) {
    /** 200 ms, all processors, in the order of their ranking. */
    public static final ProcessorRules DEFAULTS = new ProcessorRules(Duration.ofMillis(200), Set.of(), List.of());

    public ProcessorRules {
        Objects.requireNonNull(timeout, "timeout is null");
        if (Durations.millis(timeout) < 1) {
            throw new IllegalArgumentException("timeout is " + timeout + "; it must be at least 1 ms");
        }
        excluded = Set.copyOf(excluded);
        order = List.copyOf(order);
    }

    /** Reads a configuration. Streams go on whatever it says: where it is wrong the default holds. */
    public static ProcessorRules of(ConfigurationReader from) {
        return new ProcessorRules(from.millis("processor.timeoutMs", 1, DEFAULTS.timeout),
                Set.copyOf(from.texts("processors.excluded")), from.texts("processors.order"));
    }

    boolean excludes(ActivePlugIn processor) {
        return mean(excluded, processor);
    }

    static boolean mean(Collection<String> entries, ActivePlugIn processor) {
        return entries.stream().anyMatch(entry -> means(entry, processor));
    }

    static boolean means(String entry, ActivePlugIn processor) {
        String bundle = processor.identity().bundle();
        return entry.equals(processor.name()) || entry.equals(bundle) || entry.equals(bundle + "/" + processor.name());
    }

    /** Where in the order it is; those that are not named are behind all others. */
    int place(ActivePlugIn processor) {
        for (int place = 0; place < order.size(); place++) {
            if (means(order.get(place), processor)) {
                return place;
            }
        }
        return order.size();
    }
}
