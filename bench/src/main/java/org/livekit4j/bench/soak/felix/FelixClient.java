package org.livekit4j.bench.soak.felix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.livekit4j.bench.soak.Driver;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/**
 * A client in Felix: {@code CLIENT FOLDER TIMETABLE SEED SAMPLE_MILLIS ONLY WITHOUT BUNDLES}, the last being the folder of the
 * distribution's bundles. The bench's own jar is one more bundle, and does the work.
 */
public final class FelixClient {
    /** Framework property with the arguments, a line each. */
    static final String ARGUMENTS = "soak.arguments";

    private FelixClient() {}

    public static void main(String[] arguments) throws Exception {
        Driver.dieWithIt();
        Path folder = Path.of(arguments[1]);
        Framework framework = new FrameworkFactory().newFramework(Map.of(
                Constants.FRAMEWORK_STORAGE, folder.resolve("felix-cache").toString(),
                Constants.FRAMEWORK_BOOTDELEGATION, "com.sun.management,javax.management,javax.management.*",
                ARGUMENTS, String.join("\n", arguments)));
        framework.start();
        BundleContext context = framework.getBundleContext();
        start(context, bundles(Path.of(arguments[arguments.length - 1])));
        Path own = Path.of(FelixClient.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        start(context, List.of(own));
        framework.waitForStop(0); // the work ends the process
    }

    /** Those of the library, and what it needs. */
    private static List<Path> bundles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().matches(".*(demo|shell|gogo).*")).sorted().toList();
        }
    }

    private static void start(BundleContext context, List<Path> files) throws BundleException {
        List<Bundle> bundles = new ArrayList<>();
        for (Path file : files) {
            bundles.add(context.installBundle("reference:" + file.toUri()));
        }
        for (Bundle bundle : bundles) {
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                bundle.start();
            }
        }
    }
}
