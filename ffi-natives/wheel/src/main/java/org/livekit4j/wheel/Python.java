package org.livekit4j.wheel;

import java.util.List;
import java.util.Locale;

/** Finds the Python that fetches the wheel. Its version does not matter: it only has to run pip. */
final class Python {

    private static final List<String> NAMES = List.of("python3", "python");
    private static final List<String> WINDOWS_NAMES = List.of("python3", "python", "py");

    private Python() {}

    /**
     * @param override what the user asked for, or blank to look on the PATH
     * @return the command of a Python that has pip
     */
    static String find(String override) {
        if (!override.isBlank()) {
            if (!runs(override, "--version")) {
                throw new WheelException(
                        "-Dpython=" + override + " is no Python that runs; give the path of a python3 executable");
            }
            return requirePip(override);
        }
        return names().stream().filter(name -> runs(name, "--version")).findFirst().map(Python::requirePip)
                .orElseThrow(() -> new WheelException("No Python found on the PATH (tried " + String.join(", ", names())
                        + "), and the wheel is not in the cache yet; install Python 3 with pip,"
                        + " or build with -Dpython=/path/to/python3"));
    }

    private static String requirePip(String python) {
        if (!runs(python, "-m", "pip", "--version")) {
            throw new WheelException("'" + python + "' has no pip; install it (" + python
                    + " -m ensurepip, or your system's python3-pip package), or build with -Dpython=/path/to/python3");
        }
        return python;
    }

    private static boolean runs(String python, String... arguments) {
        return Command.of(python, arguments).run().succeeded();
    }

    private static List<String> names() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows") ? WINDOWS_NAMES : NAMES;
    }
}
