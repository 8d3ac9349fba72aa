package org.livekit4j.karaf.itests;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleWiring;

/** What changes in a bundle when it is restarted, updated, refreshed or rewired. */
record BundleState(String name, String version, int state, long lastModified, BundleWiring wiring) {

    /** All bundles, by their ids. */
    static Map<Long, BundleState> all(BundleContext context) {
        Map<Long, BundleState> all = new TreeMap<>();
        Arrays.stream(context.getBundles()).forEach(bundle -> all.put(bundle.getBundleId(), of(bundle)));
        return all;
    }

    private static BundleState of(Bundle bundle) {
        return new BundleState(bundle.getSymbolicName(), bundle.getVersion().toString(), bundle.getState(),
                bundle.getLastModified(), bundle.adapt(BundleWiring.class));
    }

    /** Whether it does what it is there for: it is active, or a fragment with a host. */
    boolean atWork() {
        return state == Bundle.ACTIVE || state == Bundle.RESOLVED && wiring.getRequiredWires("osgi.wiring.host").size() == 1;
    }
}
