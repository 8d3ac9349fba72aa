package org.livekit4j.bench.soak.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.livekit4j.bench.measure.ProcessStatus;

/** What the process holds of the machine, of memory without what it could give back at once. */
public final class ProcessGauge implements Gauge {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    @Override
    public void read(Map<String, Number> figures) throws IOException {
        NativeHeap.giveBack();
        figures.put("rss_mb", ProcessStatus.read("VmRSS") / 1024.0);
        figures.put("rss_anon_mb", ProcessStatus.read("RssAnon") / 1024.0);
        figures.put("os_threads", ProcessStatus.read("Threads"));
        try (Stream<Path> open = Files.list(DESCRIPTORS)) {
            figures.put("descriptors", open.count() - 1); // without that of the folder itself
        }
    }
}
