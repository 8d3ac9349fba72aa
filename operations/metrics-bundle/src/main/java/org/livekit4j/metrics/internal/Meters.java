package org.livekit4j.metrics.internal;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Meters that come together, and go together with what they measure. They read figures that are counted anyway, when they are asked. */
final class Meters implements AutoCloseable {
    private final MeterRegistry registry;
    private final List<Meter> meters = new ArrayList<>();
    /** Of counters, which the registry holds weakly: one that is collected would leave the counter at the value that was read last. */
    private final List<LongSupplier> held = new ArrayList<>();

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param tags names and values in turn */
    Meters gauge(String name, String description, LongSupplier value, String... tags) {
        meters.add(Gauge.builder(name, value, LongSupplier::getAsLong).description(description).tags(Tags.of(tags))
                .strongReference(true).register(registry));
        return this;
    }

    /** @param value never falls */
    Meters counter(String name, String description, LongSupplier value, String... tags) {
        held.add(value);
        meters.add(FunctionCounter.builder(name, value, LongSupplier::getAsLong).description(description).tags(Tags.of(tags))
                .register(registry));
        return this;
    }

    @Override
    public void close() {
        meters.forEach(registry::remove);
        meters.clear();
        held.clear();
    }
}
