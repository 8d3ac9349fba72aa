package org.livekit4j.bench.soak.sample;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes figures down as a CSV file, a row each time, which is in the file at once. Thread-safe. */
public final class Sampler implements AutoCloseable {
    private final Writer out;
    private final long startMillis;
    private final List<Gauge> gauges;
    private boolean headed;

    public Sampler(Path file, long startMillis, List<Gauge> gauges) throws IOException {
        out = Files.newBufferedWriter(file);
        this.startMillis = startMillis;
        this.gauges = List.copyOf(gauges);
    }

    /**
     * Takes all figures, the heap after a collection among them.
     *
     * @param phase what the process is at
     */
    public synchronized void sample(Phase phase, int round) throws Exception {
        Map<String, Number> figures = new LinkedHashMap<>();
        for (Gauge gauge : gauges) {
            gauge.read(figures);
        }
        if (!headed) {
            out.write("seconds,phase,round," + String.join(",", figures.keySet()) + "\n");
            headed = true;
        }
        String values = figures.values().stream().map(Sampler::text).collect(Collectors.joining(","));
        out.write(String.format(Locale.ROOT, "%.1f,%s,%d,%s%n", (System.currentTimeMillis() - startMillis) / 1e3, phase, round,
                values));
        out.flush();
    }

    private static String text(Number value) {
        return value instanceof Double d ? String.format(Locale.ROOT, "%.3f", d) : value.toString();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
