package org.livekit4j.bench.soak.sample;

import java.io.IOException;
import java.util.Map;
import org.livekit4j.bench.measure.ProcessStatus;

/** What the process holds of the machine, of memory without what it could give back at once. */
public final class ProcessGauge implements Gauge {
    @Override
    public void read(Map<String, Number> figures) throws IOException {
        NativeHeap.giveBack();
        figures.put("rss_mb", ProcessStatus.read("VmRSS") / 1024.0);
        figures.put("rss_anon_mb", ProcessStatus.read("RssAnon") / 1024.0);
        figures.put("os_threads", ProcessStatus.read("Threads"));
        figures.put("descriptors", ProcessStatus.descriptors());
    }
}
