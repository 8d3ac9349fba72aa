package org.livekit4j.itests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** JVMs of a test's own. They live for seconds, and are over before the second compiler and a parallel collector pay. */
public final class Java {
    public static final String SERIAL = "-XX:+UseSerialGC";
    public static final String G1 = "-XX:+UseG1GC";

    private static final String PROGRAM = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private Java() {}

    /** @param arguments options of the JVM, the main class and its arguments */
    public static List<String> command(String... arguments) {
        return commandWith(SERIAL, arguments);
    }

    /** The same, for a test that depends on the collector. */
    public static List<String> commandWith(String collector, String... arguments) {
        List<String> command = new ArrayList<>(List.of(PROGRAM, "-XX:TieredStopAtLevel=1", collector));
        command.addAll(List.of(arguments));
        return command;
    }
}
