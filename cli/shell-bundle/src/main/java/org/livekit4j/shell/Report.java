package org.livekit4j.shell;

import org.osgi.annotation.versioning.ProviderType;

/** What a command found, as it was then. */
@ProviderType
public interface Report {

    /** For a terminal without a known width. */
    int DEFAULT_COLUMNS = 80;

    /**
     * For people: aligned tables.
     *
     * @param columns how wide the terminal is, in characters; texts are cut to fit, figures are not. 0 or less: nothing is cut
     */
    String text(int columns);

    /** For programs: one JSON object on one line. */
    String json();
}
