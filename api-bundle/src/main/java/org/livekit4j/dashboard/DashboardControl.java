package org.livekit4j.dashboard;

import java.net.URI;
import org.osgi.annotation.versioning.ProviderType;

/** Opens and closes the dashboard of an OSGi framework; a service. Safe for use by several threads. */
@ProviderType
public interface DashboardControl {

    /**
     * Opens the dashboard, unless it is open.
     *
     * @return the address, as {@link Dashboard#address}
     * @throws org.livekit4j.LiveKitException if the loopback address has no free port, or the configured one is in use
     */
    URI open();

    /** Closes the dashboard, if it is open. */
    void close();
}
