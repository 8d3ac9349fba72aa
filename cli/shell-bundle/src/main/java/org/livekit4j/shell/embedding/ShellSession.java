package org.livekit4j.shell.embedding;

import java.util.SortedSet;
import org.osgi.annotation.versioning.ProviderType;

/** The session of one user. For one thread at a time. */
@ProviderType
public interface ShellSession extends AutoCloseable {

    /**
     * Executes one line.
     *
     * @param line one or more commands, in the shell's language
     * @return the result as text; empty if there is none
     * @throws IllegalArgumentException with the reason, if the line is malformed or a command fails
     */
    String execute(String line);

    /**
     * Sets the width of the terminal.
     *
     * @param columns the width in characters; 0 if there is no terminal, so that nothing is truncated
     */
    void columns(int columns);

    /** {@return the words for completion: the names of all commands, with and without their scope, and of the open rooms} */
    SortedSet<String> words();

    /** Ends the session. */
    @Override
    void close();
}
