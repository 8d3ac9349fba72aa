package org.livekit4j.wheel;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The command line: a job, then {@code --name=value} for each option. */
record Options(String job, Map<String, String> values) {

    static Options parse(String... arguments) {
        if (arguments.length == 0) {
            throw new WheelException("No job given: " + Main.USAGE);
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 1; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            if (!arguments[i].startsWith("--") || equals < 0) {
                throw new WheelException("'" + arguments[i] + "' is no option: " + Main.USAGE);
            }
            values.put(arguments[i].substring(2, equals), arguments[i].substring(equals + 1));
        }
        return new Options(arguments[0], values);
    }

    String required(String name) {
        String value = values.get(name);
        if (value == null || value.isBlank()) {
            throw new WheelException("The option --" + name + " is missing: " + Main.USAGE);
        }
        return value;
    }

    Path path(String name) {
        return Path.of(required(name));
    }

    String optional(String name) {
        return values.getOrDefault(name, "");
    }
}
