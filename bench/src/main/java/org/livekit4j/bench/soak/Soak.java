package org.livekit4j.bench.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.livekit4j.bench.soak.report.Calls;
import org.livekit4j.bench.soak.report.Faults;
import org.livekit4j.bench.soak.report.Reports;
import org.livekit4j.bench.soak.sample.Phase;
import org.livekit4j.bench.soak.sample.Sampler;
import org.livekit4j.bench.soak.sample.ThreadDump;

/** Runs workloads side by side in rounds, with a rest after each, and takes samples all the while. */
public final class Soak {
    private static final long HANGS_MILLIS = 60_000;
    private static final long CHECK_MILLIS = 1_000;

    private final Services services;
    private final ServerAccess server;
    private final Reports reports;
    private final Sampler sampler;
    private final SoakOptions options;
    private final MachineLoad load = new MachineLoad();
    private final Set<String> hanging = new HashSet<>();
    private long nextSampleMillis;

    public Soak(Services services, ServerAccess server, Reports reports, Sampler sampler, SoakOptions options) {
        this.services = services;
        this.server = server;
        this.reports = reports;
        this.sampler = sampler;
        this.options = options;
    }

    /** @param workloads by name */
    public void run(Map<String, Workload> workloads) throws Exception {
        Timetable times = options.timetable();
        for (int round = 0; round < times.rounds(); round++) {
            if (System.currentTimeMillis() >= times.restMillis(round)) {
                continue; // the round before has taken so long
            }
            sleepUntil(times.startMillis(round));
            CountDownLatch over = new CountDownLatch(1);
            Map<String, Thread> running = start(workloads, round, over);
            sampleUntil(times.restMillis(round), Phase.RUNNING, round);
            over.countDown();
            sampleUntil(times.endMillis(round) - CHECK_MILLIS, Phase.SETTLING, round);
            awaitEnds(running, round);
            sampler.sample(Phase.REST, round);
        }
    }

    private Map<String, Thread> start(Map<String, Workload> workloads, int number, CountDownLatch over) {
        Map<String, Thread> running = new TreeMap<>();
        workloads.forEach((name, workload) -> {
            Random random = new Random(options.seed() * 31 + name.hashCode() * 1_000_003L + number);
            Round round = new Round(services, server, reports, random, load, over);
            if (options.selects(name) && !hanging.contains(name)) {
                running.put(name, Thread.ofVirtual().name("soak " + name).start(() -> run(name, workload, round)));
            }
        });
        return running;
    }

    private void run(String name, Workload workload, Round round) {
        try {
            workload.run(round);
        } catch (Throwable e) {
            reports.calls().failed("workload " + name, e);
        }
    }

    private void sampleUntil(long millis, Phase phase, int round) throws Exception {
        while (System.currentTimeMillis() < millis) {
            sleepUntil(Math.min(millis, System.currentTimeMillis() + CHECK_MILLIS));
            watch(phase, round);
        }
    }

    /** Looks after everything, as must be done every second or so. */
    private void watch(Phase phase, int round) throws Exception {
        reports.beats().checkMillis();
        reports.calls().reportUnanswered(Calls.LIMIT);
        if (System.currentTimeMillis() >= nextSampleMillis) {
            nextSampleMillis = System.currentTimeMillis() + options.sampleMillis();
            sampler.sample(phase, round);
        }
    }

    /** A workload that does not end is not run again. */
    private void awaitEnds(Map<String, Thread> running, int round) throws Exception {
        long deadline = System.currentTimeMillis() + HANGS_MILLIS;
        for (Map.Entry<String, Thread> workload : running.entrySet()) {
            Thread thread = workload.getValue();
            if (thread.isAlive()) {
                System.err.println("soak: " + workload.getKey() + " is late in round " + round + ", at " + stack(thread));
                while (!thread.join(Duration.ofMillis(CHECK_MILLIS)) && System.currentTimeMillis() < deadline) {
                    watch(Phase.SETTLING, round);
                }
                if (thread.isAlive()) {
                    hang(workload.getKey(), thread);
                }
                sampleUntil(System.currentTimeMillis() + CHECK_MILLIS, Phase.SETTLING, round);
            }
        }
    }

    private void hang(String name, Thread thread) throws Exception {
        hanging.add(name);
        Path dump = options.file("-hang-" + name + ".txt");
        ThreadDump.write(dump);
        reports.faults().add(Faults.Kind.HANG, "workload " + name + " does not end, at " + stack(thread) + "; all threads are in "
                + dump.getFileName());
    }

    private static List<StackTraceElement> stack(Thread thread) {
        return Arrays.stream(thread.getStackTrace()).filter(frame -> frame.getClassName().startsWith("org.livekit4j")).limit(8)
                .toList();
    }

    private static void sleepUntil(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(Math.max(0, millis - System.currentTimeMillis()));
    }
}
