package org.livekit4j.launcher;

import picocli.CommandLine.Option;

/** How much the log says, on standard error. */
final class Verbosity {
    @Option(names = {"-v", "--verbose"}, description = "Log more, on standard error; twice for everything.")
    private boolean[] flags = {};

    boolean verbose() {
        return flags.length > 0;
    }

    /** To be called before the framework starts: the log of the bundles reads system properties once. */
    void apply() {
        String level = switch (flags.length) {
            case 0 -> "warn";
            case 1 -> "info";
            default -> "debug";
        };
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", level);
        if (!verbose()) {
            // It warns whenever a room is joined or left. What goes wrong is found out and told by this program.
            System.setProperty("org.slf4j.simpleLogger.log.org.livekit4j.native", "off");
        }
        System.setProperty("org.slf4j.simpleLogger.showThreadName", Boolean.toString(verbose()));
        System.setProperty("org.slf4j.simpleLogger.levelInBrackets", "true");
    }
}
