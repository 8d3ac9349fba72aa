package org.livekit4j.ffi.management;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleRevisions;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Finds bundles of LiveKit4j that do not work, or do not work together, although none has failed. Safe for use by several
 * threads.
 */
public final class BundleTroubles {
    private static final String OURS = "org.livekit4j.";

    /**
     * A problem with a bundle.
     *
     * @param text the problem
     * @param advice the remedy
     */
    public record Trouble(String text, String advice) {}

    private BundleTroubles() {}

    /**
     * Finds bundles that were updated or uninstalled and whose old classes are still in use. Services of the old and the new
     * classes do not see each other: audio and video stop without an error.
     *
     * @param context the context of any bundle
     * @return the problems
     */
    public static List<Trouble> stale(BundleContext context) {
        FrameworkWiring framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        List<Trouble> troubles = new ArrayList<>();
        for (Bundle bundle : framework.getRemovalPendingBundles()) {
            Set<String> users = users(bundle);
            if (!users.isEmpty() && (isOurs(bundle) || users.stream().anyMatch(user -> user.startsWith(OURS)))) {
                String what = bundle.getState() == Bundle.UNINSTALLED ? "uninstalled" : "updated";
                troubles.add(new Trouble(bundle.getSymbolicName() + " was " + what + ", and " + String.join(", ", users)
                        + " still use what it was before; services of both do not meet",
                        "refresh it (bundle:refresh "
                                + bundle.getBundleId() + ")"));
            }
        }
        return troubles;
    }

    private static Set<String> users(Bundle bundle) {
        BundleRevisions revisions = bundle.adapt(BundleRevisions.class);
        BundleRevision current = bundle.getState() == Bundle.UNINSTALLED ? null : bundle.adapt(BundleRevision.class);
        return revisions == null
                ? Set.of()
                : revisions.getRevisions().stream().filter(revision -> revision != current).map(BundleRevision::getWiring)
                        .filter(wiring -> wiring != null && wiring.isInUse()).flatMap(wiring -> usersOf(wiring, bundle).stream())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Collection<String> usersOf(BundleWiring wiring, Bundle provider) {
        return wiring.getProvidedWires(null).stream().map(wire -> wire.getRequirer().getBundle())
                .filter(user -> user != provider).map(Bundle::getSymbolicName).toList();
    }

    /**
     * Finds bundles that are installed but not resolved or not started.
     *
     * @param context the context of any bundle
     * @return the problems
     */
    public static List<Trouble> idle(BundleContext context) {
        return Arrays.stream(context.getBundles()).filter(BundleTroubles::isOurs).filter(bundle -> !isAtWork(bundle))
                .map(bundle -> idle(bundle, context)).toList();
    }

    private static Trouble idle(Bundle bundle, BundleContext context) {
        String name = bundle.getSymbolicName() + " " + bundle.getVersion();
        if (bundle.getState() != Bundle.INSTALLED) {
            return new Trouble(name + " is not started", "start it (bundle:start " + bundle.getBundleId() + ")");
        }
        return Arrays.stream(context.getBundles()).filter(other -> other != bundle && isAtWork(other)
                && bundle.getSymbolicName().equals(other.getSymbolicName())).findFirst()
                .map(other -> new Trouble(name + " is not used, because " + other.getVersion() + " is there",
                        "uninstall the other version, or the archive that it came with (kar:uninstall)"))
                .orElseGet(() -> new Trouble(name + " is not resolved",
                        "see what it needs (bundle:diag " + bundle.getBundleId() + ")"));
    }

    private static boolean isAtWork(Bundle bundle) {
        boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
        return switch (bundle.getState()) {
            case Bundle.ACTIVE, Bundle.STARTING, Bundle.STOPPING -> true;
            case Bundle.RESOLVED -> fragment;
            default -> false;
        };
    }

    private static boolean isOurs(Bundle bundle) {
        return bundle.getSymbolicName() != null && bundle.getSymbolicName().startsWith(OURS);
    }
}
