package org.livekit4j.bench.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What all threads have put on the heap. */
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long before = THREADS.getTotalThreadAllocatedBytes();

    public void restart() {
        before = THREADS.getTotalThreadAllocatedBytes();
    }

    /** Bytes since this object was made, or restarted. */
    public long bytes() {
        return THREADS.getTotalThreadAllocatedBytes() - before;
    }
}
