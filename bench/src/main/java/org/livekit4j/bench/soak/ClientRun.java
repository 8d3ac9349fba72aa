package org.livekit4j.bench.soak;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.livekit4j.bench.soak.report.CountedLog;
import org.livekit4j.bench.soak.report.Faults;
import org.livekit4j.bench.soak.report.Reports;
import org.livekit4j.bench.soak.sample.Gauge;
import org.livekit4j.bench.soak.sample.JvmGauge;
import org.livekit4j.bench.soak.sample.NativeGauge;
import org.livekit4j.bench.soak.sample.Phase;
import org.livekit4j.bench.soak.sample.ProcessGauge;
import org.livekit4j.bench.soak.sample.QueueGauge;
import org.livekit4j.bench.soak.sample.ReportGauge;
import org.livekit4j.bench.soak.sample.Sampler;
import org.livekit4j.bench.soak.sample.ThreadDump;
import org.livekit4j.bench.soak.sample.ThreadGauge;
import org.livekit4j.ffi.FfiClient;

/** The whole run of one client, to the last sample, which is taken when all is closed. */
public final class ClientRun {
    private static final long SETTLE_SECONDS = 15;

    private final SoakOptions options;
    private final ServerAccess server;
    private final Services services;
    private final FfiClient client;
    private final CountedLog log;

    public ClientRun(SoakOptions options, ServerAccess server, Services services, FfiClient client, CountedLog log) {
        this.options = options;
        this.server = server;
        this.services = services;
        this.client = client;
        this.log = log;
    }

    /** Starts good users, who have to get what they wait for all the time. */
    @FunctionalInterface
    public interface ControlFactory {
        AutoCloseable start(Reports reports) throws Exception;
    }

    /** @param engine closed when the workloads and the controls have ended */
    public void run(Map<String, Workload> workloads, ControlFactory controls, AutoCloseable engine) throws Exception {
        long start = options.timetable().startMillis();
        Reports reports = Reports.to(new Faults(options.file("-faults.tsv"), start));
        List<Gauge> gauges = List.of(new JvmGauge(), new ProcessGauge(), new ThreadGauge(), new NativeGauge(client),
                new QueueGauge(), new ReportGauge(reports, log));
        try (Sampler sampler = new Sampler(options.file(".csv"), start, gauges)) {
            Soak soak = new Soak(services, server, reports, sampler, options);
            try (AutoCloseable _ = controls.start(reports)) {
                soak.run(workloads);
            }
            int rounds = options.timetable().rounds();
            settle();
            sampler.sample(Phase.CLOSED, rounds);
            engine.close();
            TimeUnit.SECONDS.sleep(2);
            sampler.sample(Phase.AFTER, rounds);
            ThreadDump.write(options.file("-threads.txt"));
        }
    }

    /** Waits until the last frames and events are through, for a bounded time. */
    private void settle() throws InterruptedException {
        for (int second = 0; second < SETTLE_SECONDS && client.handles().live() > 0; second++) {
            TimeUnit.SECONDS.sleep(1);
        }
    }
}
