package org.livekit4j.ffi.management;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleRevisions;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** A bundle with what {@link BundleTroubles} asks of one. Its revisions are unknown until there is one. */
public final class FakeBundle {
    private final Hashtable<String, String> headers = new Hashtable<>();
    private final List<BundleRevision> revisions = new ArrayList<>();
    private BundleRevision current;
    public final Bundle bundle;

    public FakeBundle(String name, long id, String version, int state) {
        bundle = (Bundle) Proxy.newProxyInstance(Bundle.class.getClassLoader(), new Class<?>[]{Bundle.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getSymbolicName" -> name;
                    case "getBundleId" -> id;
                    case "getVersion" -> Version.parseVersion(version);
                    case "getState" -> state;
                    case "getHeaders" -> headers;
                    case "adapt" -> arguments[0] == BundleRevision.class ? current : revisions();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private BundleRevisions revisions() {
        return revisions.isEmpty() ? null : fake(BundleRevisions.class, "getRevisions", List.copyOf(revisions));
    }

    FakeBundle fragment() {
        headers.put(Constants.FRAGMENT_HOST, "host");
        return this;
    }

    /** Has a revision, whose wiring is used, or not, by these bundles. */
    public FakeBundle former(boolean inUse, FakeBundle... users) {
        revisions.add(fake(BundleRevision.class, "getWiring", wiring(inUse, users)));
        return this;
    }

    /** Has a revision that was never resolved. */
    FakeBundle unresolved() {
        revisions.add(fake(BundleRevision.class, "getWiring", null));
        return this;
    }

    /** The present revision is used by these bundles, as it should be. */
    FakeBundle present(FakeBundle... users) {
        current = fake(BundleRevision.class, "getWiring", wiring(true, users));
        revisions.add(current);
        return this;
    }

    private static BundleWiring wiring(boolean inUse, FakeBundle... users) {
        List<BundleWire> wires = Arrays.stream(users).map(user -> fake(BundleWire.class, "getRequirer",
                fake(BundleRevision.class, "getBundle", user.bundle))).toList();
        return (BundleWiring) Proxy.newProxyInstance(BundleWiring.class.getClassLoader(), new Class<?>[]{BundleWiring.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "isInUse" -> inUse;
                    case "getProvidedWires" -> wires;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static <T> T fake(Class<T> type, String method, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (self, called, arguments) -> {
            if (!called.getName().equals(method)) {
                throw new UnsupportedOperationException(called.getName());
            }
            return answer;
        }));
    }

    /** The context of a framework with these bundles. */
    static BundleContext context(FakeBundle... bundles) {
        Bundle[] all = Arrays.stream(bundles).map(bundle -> bundle.bundle).toArray(Bundle[]::new);
        return (BundleContext) Proxy.newProxyInstance(BundleContext.class.getClassLoader(), new Class<?>[]{BundleContext.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getBundles" -> all;
                    case "getBundle" -> system(new AtomicInteger(), Arrays.asList(all));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** The system bundle of a framework that is to be refreshed for these bundles; counts how often it is asked. */
    public static Bundle system(AtomicInteger asked, Collection<Bundle> pending) {
        return (Bundle) Proxy.newProxyInstance(Bundle.class.getClassLoader(), new Class<?>[]{Bundle.class},
                (self, method, arguments) -> {
                    if (arguments[0] != FrameworkWiring.class) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    asked.incrementAndGet();
                    return fake(FrameworkWiring.class, "getRemovalPendingBundles", pending);
                });
    }
}
