package org.livekit4j.dashboard.servlet.internal;

import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.livekit4j.LiveKitException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Where the framework's HTTP server listens, as its whiteboard says. */
record Endpoints(BundleContext context) {
    private static final String RUNTIME = "org.osgi.service.http.runtime.HttpServiceRuntime";
    private static final String ADDRESSES = "osgi.http.endpoint";
    private static final String LOOPBACK = "127.0.0.1";
    private static final Set<String> ANY = Set.of("0.0.0.0", "[::]", "[0:0:0:0:0:0:0:0]");
    private static final Set<String> OWN = Set.of(LOOPBACK, "localhost", "[::1]", "[0:0:0:0:0:0:0:1]");

    /**
     * The address of a path, preferably one that is encrypted or on this machine.
     *
     * @throws LiveKitException if the server does not say where it listens
     */
    URI address(String path) {
        return found().sorted(Comparator.comparingInt(Endpoints::rank)).findFirst()
                .map(root -> URI.create(root.getScheme() + "://" + host(root)
                        + (root.getPort() < 0 ? "" : ":" + root.getPort()) + path))
                .orElseThrow(
                        () -> new LiveKitException("the dashboard is at the path " + path + " of the HTTP server, but that does"
                                + " not say where it listens; see its log and its configuration"));
    }

    private static int rank(URI root) {
        return "https".equals(root.getScheme()) ? 0 : ANY.contains(root.getHost()) || OWN.contains(root.getHost()) ? 1 : 2;
    }

    private static String host(URI root) {
        return ANY.contains(root.getHost()) ? LOOPBACK : root.getHost();
    }

    private Stream<URI> found() {
        try {
            ServiceReference<?>[] runtimes = context.getAllServiceReferences(RUNTIME, null);
            return runtimes == null
                    ? Stream.empty()
                    : Stream.of(runtimes).sorted(Comparator.reverseOrder()).map(runtime -> runtime.getProperty(ADDRESSES))
                            .flatMap(Endpoints::texts).flatMap(text -> uri(text).stream());
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e); // there is no filter
        }
    }

    private static Stream<String> texts(Object value) {
        return switch (value) {
            case null -> Stream.empty();
            case String[] several -> Stream.of(several);
            case Collection<?> several -> List.copyOf(several).stream().map(Object::toString);
            default -> Stream.of(value.toString());
        };
    }

    /** Where a server knows its port only, there is no host. */
    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text)).filter(uri -> uri.getScheme() != null && uri.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
