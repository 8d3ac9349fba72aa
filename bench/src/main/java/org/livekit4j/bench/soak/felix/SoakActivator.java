package org.livekit4j.bench.soak.felix;

import java.util.List;
import org.livekit4j.bench.soak.ClientRun;
import org.livekit4j.bench.soak.ServerAccess;
import org.livekit4j.bench.soak.SoakOptions;
import org.livekit4j.bench.soak.control.Controls;
import org.livekit4j.bench.soak.report.CountedLog;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** The soak as a user's bundle: it knows the API only, so that no bundle of the library takes it along when it is replaced. */
public final class SoakActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        Thread.ofPlatform().name("soak").start(() -> run(context));
    }

    private static void run(BundleContext context) {
        int code = 1;
        try (OsgiEngine engine = new OsgiEngine(context)) {
            CountedLog log = CountedLog.install();
            List<String> arguments = context.getProperty(FelixClient.ARGUMENTS).lines().toList();
            SoakOptions options = SoakOptions.parse(arguments.toArray(String[]::new));
            ServerAccess server = ServerAccess.of(System.getenv());
            KeeperConfigurations keepers = new KeeperConfigurations(context, server, options.folder());
            new ClientRun(options, server, engine, engine.client(), log).run(FelixWorkloads.all(context, options, keepers),
                    reports -> {
                        Controls controls = Controls.start(options, engine, server, reports);
                        KeptControl kept = new KeptControl(context, keepers, options.calmRoom(), reports);
                        return () -> {
                            kept.close();
                            controls.close();
                        };
                    }, engine);
            code = 0;
        } catch (Exception e) {
            e.printStackTrace(); // the driver keeps the output
        }
        Runtime.getRuntime().halt(code);
    }

    @Override
    public void stop(BundleContext context) {
        // the process ends with the work
    }
}
