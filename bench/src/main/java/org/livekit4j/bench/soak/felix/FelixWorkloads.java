package org.livekit4j.bench.soak.felix;

import java.util.Map;
import org.livekit4j.bench.soak.SoakOptions;
import org.livekit4j.bench.soak.Workload;
import org.livekit4j.bench.soak.Workloads;
import org.osgi.framework.BundleContext;

/** What is done in an OSGi framework. */
final class FelixWorkloads {

    private FelixWorkloads() {}

    static Map<String, Workload> all(BundleContext context, SoakOptions options, KeeperConfigurations configurations) {
        Map<String, Workload> all = Workloads.anywhere(options);
        all.put("plug-ins", new PlugInServices(context));
        all.put("bundles", new BundleRestarts(context));
        all.put("keepers", new Keepers(configurations, options.crowdedRoom()));
        return all;
    }
}
