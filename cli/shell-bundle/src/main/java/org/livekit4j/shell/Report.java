package org.livekit4j.shell;

import org.osgi.annotation.versioning.ProviderType;

/** The result of a command. Immutable. */
@ProviderType
public interface Report {

    /** The width of a terminal whose width is unknown, in characters. */
    int DEFAULT_COLUMNS = 80;

    /**
     * Returns the result as aligned tables.
     *
     * @param columns the width of the terminal, in characters; text is truncated to fit, numbers are not. With 0 or less, nothing
     * is truncated
     * @return the text
     */
    String text(int columns);

    /** {@return the result as one JSON object on one line} */
    String json();
}
