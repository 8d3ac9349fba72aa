package org.livekit4j.bench.dispatch;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one benchmark, in this JVM, which is its own: {@code NAME ITERATIONS MILLISECONDS [PARAMETER=VALUE]...}. */
public final class DispatchClient {
    private static final String BYTES = "gc.alloc.rate.norm";

    private DispatchClient() {}

    public static void main(String[] args) throws Exception {
        int iterations = Integer.parseInt(args[1]);
        TimeValue time = TimeValue.milliseconds(Long.parseLong(args[2]));
        ChainedOptionsBuilder options = new OptionsBuilder().include("\\." + args[0] + "$").forks(0)
                .warmupIterations(iterations).warmupTime(time).measurementIterations(iterations).measurementTime(time)
                .addProfiler(GCProfiler.class).verbosity(VerboseMode.SILENT).shouldFailOnError(true);
        for (int i = 3; i < args.length; i++) {
            String[] parameter = args[i].split("=");
            options.param(parameter[0], parameter[1]);
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        if (results.size() != 1) {
            throw new IllegalArgumentException(args[0] + " with these parameters is " + results.size() + " benchmarks");
        }
        RunResult result = results.iterator().next();
        System.out.printf(Locale.ROOT, "{\"ns\":%.3f,\"bytes\":%.3f}%n", result.getPrimaryResult().getScore(),
                result.getSecondaryResults().get(BYTES).getScore());
        System.exit(0);
    }
}
