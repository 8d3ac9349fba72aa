package org.livekit4j.shell.embedding;

import java.io.InputStream;
import java.io.PrintStream;
import org.osgi.annotation.versioning.ProviderType;

/** The framework's shell, as a service. */
@ProviderType
public interface Shell {

    /**
     * Opens a session. The streams stay open when the session closes.
     *
     * @param in what commands read
     * @param out what commands print to
     * @param err what commands report errors to
     * @return the session; the caller closes it
     */
    ShellSession open(InputStream in, PrintStream out, PrintStream err);
}
