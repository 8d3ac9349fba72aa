package org.livekit4j.demo;

import java.io.InputStream;
import java.io.PrintStream;
import org.osgi.annotation.versioning.ProviderType;

/** The framework's command language. */
@ProviderType
public interface Shell {

    /** @param in what commands read; it is not closed, nor are the others */
    ShellSession open(InputStream in, PrintStream out, PrintStream err);
}
