package org.livekit4j.agent.internal;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.livekit4j.agent.LoadMeasure;

/** Measures the load that a worker reports. */
final class LoadMeter {
    /** From here on the server offers nothing, unless it is configured otherwise. */
    static final double FULL = 0.7;

    private final LoadMeasure measure;
    private final int maxJobs;
    private volatile double cpu;

    LoadMeter(LoadMeasure measure, int maxJobs) {
        this.measure = measure;
        this.maxJobs = maxJobs;
    }

    /** Measures the processors' part anew: what the JVM has used since the last time. */
    void sample() {
        if (measure == LoadMeasure.JOBS) {
            return;
        }
        try {
            Object value = ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName("java.lang:type=OperatingSystem"), "ProcessCpuLoad");
            cpu = value instanceof Double share && share >= 0 ? Math.min(1, share) : cpu;
        } catch (JMException e) {
            cpu = 0; // this JVM does not know it
        }
    }

    /** The last job that there is a slot for reaches {@link #FULL}: the server would not offer it at a load above. */
    double load(int jobs) {
        double ofJobs = Math.min(1, FULL * jobs / maxJobs);
        return switch (measure) {
            case JOBS -> ofJobs;
            case CPU -> jobs >= maxJobs ? Math.max(FULL, cpu) : cpu;
            case JOBS_AND_CPU -> Math.max(ofJobs, cpu);
        };
    }
}
