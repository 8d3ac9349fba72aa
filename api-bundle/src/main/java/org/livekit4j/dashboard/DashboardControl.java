package org.livekit4j.dashboard;

import java.net.URI;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Opens and closes the dashboard of an OSGi framework; a service. One is on the loopback address; where the bundle {@code
 * org.livekit4j.dashboard.servlet} is, another one with a higher ranking is on the framework's HTTP server, for users who log in.
 * Safe for use by several threads.
 */
@ProviderType
public interface DashboardControl {

    /**
     * Opens the dashboard, unless it is open.
     *
     * @return the address, as {@link Dashboard#address}; without a token where users log in
     * @throws org.livekit4j.LiveKitException if the loopback address has no free port, or the configured one is in use; or if the
     *     HTTP server does not say where it listens
     */
    URI open();

    /** Closes the dashboard, if it is open. */
    void close();
}
