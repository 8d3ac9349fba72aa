package org.livekit4j.shell.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.livekit4j.ffi.management.BundleTroubles;
import org.livekit4j.ffi.management.BundleTroubles.Trouble;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Those of the registry. They are looked up for each command, so that what is shown is what is there, and nothing is kept in use by a shell
 * in which nobody types.
 */
record ServiceLookup(BundleContext context) implements Services {

    @Override
    public <T, R> R use(Class<T> type, Function<? super List<T>, R> task) {
        List<ServiceReference<T>> references = new ArrayList<>(references(type));
        references.sort(Comparator.reverseOrder());
        List<T> services = new ArrayList<>();
        try {
            for (ServiceReference<T> reference : references) {
                T service = context.getService(reference);
                if (service != null) { // else it has gone meanwhile
                    services.add(service);
                }
            }
            return task.apply(services);
        } finally {
            references.forEach(context::ungetService);
        }
    }

    @Override
    public boolean isInstalled(String bundle) {
        return Arrays.stream(context.getBundles()).anyMatch(one -> bundle.equals(one.getSymbolicName()));
    }

    @Override
    public List<Trouble> bundleTroubles() {
        return Stream.concat(BundleTroubles.stale(context).stream(), BundleTroubles.idle(context).stream()).toList();
    }

    private <T> List<ServiceReference<T>> references(Class<T> type) {
        try {
            return List.copyOf(context.getServiceReferences(type, null));
        } catch (InvalidSyntaxException e) {
            throw new AssertionError("no filter is a valid one", e);
        }
    }
}
