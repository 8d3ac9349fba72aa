package org.livekit4j.itests;

import java.io.IOException;
import org.junit.After;

/** A test in a Felix with configurations. After each test they are deleted, and their rooms left, before handles are counted. */
public abstract class InOperatedFelix extends InFelix {
    /** Where the container's own log service writes. */
    static final String LOG_PROPERTY = "org.ops4j.pax.logging.useFileLogFallback";

    final Operations operations = new Operations(() -> context);

    @After
    public void leaveKeptRooms() throws IOException {
        operations.forget();
        operations.awaitNoKeeper();
    }
}
