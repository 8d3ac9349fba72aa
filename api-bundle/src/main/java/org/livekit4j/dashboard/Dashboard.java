package org.livekit4j.dashboard;

import java.net.URI;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An open dashboard: a page on the loopback address that shows what happens, until it is closed. It changes nothing, and costs
 * nothing while no browser shows it. Safe for use by several threads.
 */
@ProviderType
public interface Dashboard extends AutoCloseable {

    /**
     * {@return the address for a browser on this machine, {@code http://127.0.0.1:PORT/#TOKEN}} The token after the number sign
     * admits to the figures: do not log it where others read.
     */
    URI address();

    /** Closes the page, and ends its connections. Idempotent. */
    @Override
    void close();
}
