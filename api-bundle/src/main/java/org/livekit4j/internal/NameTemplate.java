package org.livekit4j.internal;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.livekit4j.text.Printable;

/** Checks the templates of the names of recorded files. */
public final class NameTemplate {
    private static final Pattern RIGHT = Pattern.compile("(?:[A-Za-z0-9_-]|\\{\\w+\\})(?:[A-Za-z0-9_. -]|\\{\\w+\\})*");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)\\}");
    private static final Set<String> VARIABLES = Set.of("room", "participant", "track", "source", "time");
    private static final int MAX_LENGTH = 100;

    private NameTemplate() {}

    /** @throws IllegalArgumentException if it has other characters or variables than it can have, or is too long */
    public static String checked(String nameTemplate) {
        Objects.requireNonNull(nameTemplate, "nameTemplate is null");
        boolean known = VARIABLE.matcher(nameTemplate).results().allMatch(variable -> VARIABLES.contains(variable.group(1)));
        if (!known || nameTemplate.length() > MAX_LENGTH || !RIGHT.matcher(nameTemplate).matches()) {
            throw new IllegalArgumentException("nameTemplate is " + Printable.of(nameTemplate) + "; it must have 1 to "
                    + MAX_LENGTH + " of the characters A-Z, a-z, 0-9, _, -, . and space, and {room}, {participant}, {track},"
                    + " {source} or {time}, and not begin with a dot or a space");
        }
        return nameTemplate;
    }
}
