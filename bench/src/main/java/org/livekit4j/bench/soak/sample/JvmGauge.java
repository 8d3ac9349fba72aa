package org.livekit4j.bench.soak.sample;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.List;
import java.util.Map;

/** The heap after a collection that is forced for it, and what else the JVM holds. */
public final class JvmGauge implements Gauge {
    private static final double MB = 1 << 20;

    private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans();

    @Override
    public void read(Map<String, Number> figures) {
        System.gc();
        figures.put("heap_mb", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MB);
        figures.put("metaspace_mb", used("Metaspace"));
        figures.put("code_mb", used("Code"));
        figures.put("classes", classes.getLoadedClassCount());
    }

    /** Of all pools whose name begins so: the cache of compiled code has several. */
    private double used(String prefix) {
        return pools.stream().filter(pool -> pool.getName().startsWith(prefix)).mapToLong(pool -> pool.getUsage().getUsed()).sum()
                / MB;
    }
}
