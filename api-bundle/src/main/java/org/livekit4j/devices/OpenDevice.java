package org.livekit4j.devices;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A device that is in use. It works on a thread of its own until it is closed or {@linkplain #ended ends}: when the device
 * goes, that is told once, by the future and in the log, and nothing hangs. Safe for use by several threads. The caller that
 * opens a device closes it.
 */
@ProviderType
public interface OpenDevice extends AutoCloseable {

    /** {@return the device} */
    Device device();

    /** {@return why it has ended; empty while it is in use} */
    Optional<DeviceEnd> end();

    /**
     * Returns a future for the end. Each call returns a future of its own, which is completed on a thread on which blocking is
     * allowed.
     *
     * @return a future for the reason; it never fails
     */
    CompletableFuture<DeviceEnd> ended();

    /**
     * Waits for the end.
     *
     * @return the reason
     * @throws InterruptedException if the thread was interrupted while waiting; the device stays in use
     */
    DeviceEnd awaitEnd() throws InterruptedException;

    /** Stops using the device and releases it, and what was opened with it. It waits for two seconds at most. Idempotent. */
    @Override
    void close();
}
