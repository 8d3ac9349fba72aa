package org.livekit4j.shell.internal.doctor;

import java.util.Locale;
import java.util.Set;

/** What can be said before anything is started. */
public final class MachineChecks {
    private static final int JDK = 25;
    private static final Set<String> PLATFORMS = Set.of("linux amd64", "linux x86_64", "linux aarch64", "mac x86_64",
            "mac aarch64",
            "windows amd64");

    private MachineChecks() {}

    public static Check jdk(Runtime.Version version, String vendor, String home) {
        String text = version + " of " + vendor + " in " + home;
        return version.feature() >= JDK
                ? Check.ok("JDK", text)
                : Check.wrong("JDK", text, "install a JDK " + JDK + " or newer and set JAVA_HOME to it");
    }

    /** By the names that Java gives to the operating system and the processor. */
    public static Check platform(String os, String arch) {
        String system = os.toLowerCase(Locale.ROOT).split(" ", 2)[0];
        String text = os + " on " + arch;
        return PLATFORMS.contains(system + " " + arch)
                ? Check.ok("platform", text)
                : Check.wrong("platform", text,
                        "LiveKit has native libraries for Linux (glibc) and macOS on x86-64 and arm64, and"
                                + " for Windows on x86-64");
    }

    /**
     * @param enabled whether the JVM was told to allow it
     * @param loaded whether the native library could be loaded in spite of that
     */
    public static Check nativeAccess(boolean enabled, boolean loaded) {
        String advice = "start the JVM with --enable-native-access=ALL-UNNAMED";
        if (enabled) {
            return Check.ok("native access", "enabled for the bundles (ALL-UNNAMED)");
        }
        return loaded
                ? Check.note("native access", "not enabled; the JVM allows it for now, with a warning", advice)
                : Check.wrong("native access", "not enabled", advice);
    }
}
