package org.livekit4j.itests.room;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.livekit4j.keeper.RoomKeeper;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.ConfigurationAdmin;

/** A framework in which configurations join a room and record it, until standard input ends. */
public final class FelixRecordingChild {

    private FelixRecordingChild() {}

    /** Arguments: the bundles, the framework's folder, the URL, a file with the key, the room, the folder, the format and the ms. */
    public static void main(String[] arguments) throws Exception {
        Framework framework = new FrameworkFactory().newFramework(Map.of(Constants.FRAMEWORK_STORAGE, arguments[1],
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, "org.osgi.service.cm;version=1.6.1"));
        framework.start();
        start(framework.getBundleContext(), arguments[0].split(File.pathSeparator));
        configure(framework.getBundleContext(), RoomKeeper.FACTORY_PID,
                Map.of("url", arguments[2], "key.file", arguments[3], "room", arguments[4], "identity", "ada"));
        configure(framework.getBundleContext(), "org.livekit4j.recording", Map.of("folder", arguments[5], "format", arguments[6],
                "maxFileMs", Long.parseLong(arguments[7]), "minFreeBytes", 0L));
        System.in.readAllBytes();
        framework.stop();
        framework.waitForStop(0);
    }

    private static void start(BundleContext context, String[] jars) throws BundleException {
        List<Bundle> bundles = new ArrayList<>();
        for (String jar : jars) {
            bundles.add(context.installBundle(Path.of(jar).toUri().toString()));
        }
        for (Bundle bundle : bundles) {
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                bundle.start();
            }
        }
    }

    private static void configure(BundleContext context, String factory, Map<String, Object> properties) throws Exception {
        ConfigurationAdmin admin = context.getService(context.getServiceReference(ConfigurationAdmin.class));
        admin.getFactoryConfiguration(factory, "hall", "?").update(new Hashtable<>(properties));
    }
}
