package org.livekit4j.bench.soak.sample;

import java.util.List;
import java.util.Map;

/** Threads of the JVM; those of the library have names that begin with "livekit". */
public final class ThreadGauge implements Gauge {

    @Override
    public void read(Map<String, Number> figures) {
        List<Thread> threads = ThreadDump.threads();
        figures.put("platform_threads", threads.stream().filter(thread -> !thread.isVirtual()).count());
        figures.put("virtual_threads", threads.stream().filter(Thread::isVirtual).count());
        figures.put("livekit_threads", threads.stream().filter(thread -> isOfTheLibrary(thread.getName())).count());
    }

    /** That of the collector's finds ends with its class, not with the library. */
    private static boolean isOfTheLibrary(String name) {
        return name.startsWith("livekit") && !name.equals("livekit-leaks");
    }
}
