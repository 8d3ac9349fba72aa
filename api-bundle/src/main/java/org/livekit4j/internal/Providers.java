package org.livekit4j.internal;

import java.util.Arrays;
import java.util.Optional;
import java.util.ServiceLoader;
import org.livekit4j.LiveKit;
import org.livekit4j.LiveKitException;
import org.livekit4j.LiveKitProvider;

/** Finds what implements {@link LiveKit}. */
public final class Providers {
    /** What class loaders of bundles implement; by name, because this module depends on nothing. */
    private static final String OF_A_BUNDLE = "org.osgi.framework.BundleReference";

    private static final int OLDEST_JAVA = 25;

    private Providers() {}

    public static LiveKitProvider find() {
        requireJava(Runtime.version().feature(), System.getProperty("java.home"));
        ClassLoader own = LiveKit.class.getClassLoader();
        if (isOfABundle(own)) {
            throw new LiveKitException("LiveKit.create() is for plain Java. In an OSGi framework use the services"
                    + " org.livekit4j.audio.Audio, org.livekit4j.video.Video, org.livekit4j.data.Data and"
                    + " org.livekit4j.room.Rooms");
        }
        Optional<LiveKitProvider> found = find(own).or(() -> find(Thread.currentThread().getContextClassLoader()));
        return found.orElseThrow(() -> new LiveKitException(
                "nothing implements org.livekit4j.LiveKit: add the artifact org.livekit4j:livekit4j to the class or"
                        + " module path"));
    }

    /** This class, {@link LiveKit} and the exception are compiled for an older Java, which could not load the others. */
    public static void requireJava(int version, String home) {
        if (version < OLDEST_JAVA) {
            throw new LiveKitException(
                    "LiveKit4j needs Java " + OLDEST_JAVA + " or newer, and this is Java " + version + " in " + home);
        }
    }

    private static Optional<LiveKitProvider> find(ClassLoader loader) {
        return ServiceLoader.load(LiveKitProvider.class, loader).findFirst();
    }

    /** Whether these are the classes of a bundle. */
    public static boolean isOfABundle(ClassLoader loader) {
        for (Class<?> type = loader == null ? null : loader.getClass(); type != null; type = type.getSuperclass()) {
            if (Arrays.stream(type.getInterfaces()).anyMatch(one -> one.getName().equals(OF_A_BUNDLE))) {
                return true;
            }
        }
        return false;
    }
}
