package org.livekit4j.bench.soak.sample;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;

/** Threads of the JVM; those of the library have names that begin with "livekit". */
public final class ThreadGauge implements Gauge {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Override
    public void read(Map<String, Number> figures) throws IOException {
        List<String> dumped = ThreadDump.headers();
        figures.put("platform_threads", threads.getThreadCount());
        figures.put("virtual_threads", dumped.stream().filter(header -> header.contains("\" virtual")).count());
        figures.put("livekit_threads", dumped.stream().filter(header -> header.contains(" \"livekit")).count());
    }
}
