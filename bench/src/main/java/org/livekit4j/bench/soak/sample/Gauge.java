package org.livekit4j.bench.soak.sample;

import java.util.Map;

/** Reads some figures, by name; the names are the same each time. */
@FunctionalInterface
public interface Gauge {

    void read(Map<String, Number> figures) throws Exception;
}
