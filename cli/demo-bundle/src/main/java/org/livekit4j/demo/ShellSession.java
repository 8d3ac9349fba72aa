package org.livekit4j.demo;

import java.util.SortedSet;
import org.osgi.annotation.versioning.ProviderType;

/** One user's session. For one thread at a time. */
@ProviderType
public interface ShellSession extends AutoCloseable {

    /**
     * Carries out one line.
     *
     * @return what the command yields, as text; empty if nothing
     * @throws IllegalArgumentException with the reason, if the line is wrong or its command fails
     */
    String execute(String line);

    /** How wide the terminal is, in characters; 0: there is none, and nothing must be cut. */
    void columns(int columns);

    /** What can be completed: names of all commands, with and without their scope, and of the rooms that are open. */
    SortedSet<String> words();

    @Override
    void close();
}
