package org.livekit4j.dashboard;

import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Opens dashboards in plain Java; found by {@link java.util.ServiceLoader}. The artifact {@code org.livekit4j.dashboard} has the
 * implementation. Users call {@link org.livekit4j.LiveKit#dashboard} instead.
 */
@ProviderType
public interface DashboardProvider {

    /** The objects that a dashboard shows. Safe for use by several threads. */
    interface Source {

        /**
         * Returns the current objects of a type, such as the open rooms.
         *
         * @param <T> the type
         * @param type the type
         * @return the objects; empty if there are none
         */
        <T> List<T> all(Class<T> type);
    }

    /**
     * Opens a dashboard.
     *
     * @param source what it shows
     * @param onClose told of the dashboard when it is closed
     * @return the dashboard, which the caller closes
     * @throws org.livekit4j.LiveKitException if the loopback address has no free port
     */
    Dashboard open(Source source, Consumer<Dashboard> onClose);
}
