package org.livekit4j.ffi.whiteboard;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.livekit4j.dto.FailedServiceDTO;
import org.livekit4j.dto.ServiceDTO;
import org.livekit4j.text.Printable;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service of a whiteboard. It is in use, or it has failed and waits for corrected properties. Safe for use by several threads;
 * the protected methods are called one at a time.
 *
 * @param <R> the type of the service's registration while it is in use
 */
public abstract class WhiteboardService<R> {
    private static final Logger LOG = LoggerFactory.getLogger(WhiteboardService.class);

    private final ServiceReference<?> reference;
    private final Identity identity;
    /** Makes the last change of the properties the one that counts, on whichever threads the changes are told. */
    private final ReentrantLock lock = new ReentrantLock();
    private boolean ended;
    private volatile R inUse;
    private volatile Failure failure;

    /** Which service it is, kept for when it is unregistered. */
    record Identity(long id, long bundleId, String bundle) {

        static Identity of(ServiceReference<?> reference) {
            Bundle registrar = reference.getBundle(); // null: it is unregistered while we look
            return new Identity((long) reference.getProperty(Constants.SERVICE_ID),
                    registrar == null ? -1 : registrar.getBundleId(), registrar == null ? "" : registrar.getSymbolicName());
        }

        <T extends ServiceDTO> T in(T dto) {
            dto.serviceId = id;
            dto.bundleId = bundleId;
            dto.bundle = bundle;
            return dto;
        }
    }

    /** @param property whether a property is wrong */
    private record Failure(boolean property, String text) {

        /** The text of an exception is asked for only where it is the JDK's or ours: that of others is their code. */
        static Failure of(Throwable reason) {
            ClassLoader loader = reason.getClass().getClassLoader();
            boolean known = loader == null || loader == WhiteboardService.class.getClassLoader();
            return new Failure(reason.getClass() == IllegalArgumentException.class,
                    known ? String.valueOf(reason.getMessage()) : reason.getClass().getName());
        }
    }

    /**
     * Represents a service that is not in use yet.
     *
     * @param reference the service's reference
     */
    protected WhiteboardService(ServiceReference<?> reference) {
        this.reference = reference;
        identity = Identity.of(reference);
    }

    /**
     * Takes the service into use.
     *
     * @param properties the service's properties
     * @return the registration
     * @throws IllegalArgumentException if a property is invalid; the message names it and says what is valid
     */
    protected abstract R use(Map<String, ?> properties);

    /**
     * Applies changed properties.
     *
     * @param used the registration
     * @param properties the changed properties
     * @throws IllegalArgumentException if a property is invalid; the message names it and says what is valid
     */
    protected abstract void update(R used, Map<String, ?> properties);

    /**
     * Ends the use of the service.
     *
     * @param used the registration
     */
    protected abstract void release(R used);

    /** {@return the {@code service.id}} */
    public final long id() {
        return identity.id();
    }

    /** {@return the id of the bundle that registered the service} */
    public final long bundleId() {
        return identity.bundleId();
    }

    /** {@return the symbolic name of the bundle that registered the service} */
    public final String bundle() {
        return identity.bundle();
    }

    /** {@return the registration; empty while the service is not in use} */
    public final Optional<R> inUse() {
        return Optional.ofNullable(inUse);
    }

    /**
     * Does what the service's properties say now. Throws nothing: the bundle that changed them is not to be blamed by exception.
     */
    final void refresh() {
        lock.lock();
        try {
            if (ended) {
                return;
            }
            if (inUse == null) {
                inUse = use(properties());
            } else {
                update(inUse, properties());
            }
            failure = null;
        } catch (Throwable e) { // also an Error, as of a class that is not there
            fail(Failure.of(e));
        } finally {
            lock.unlock();
        }
    }

    private void fail(Failure reason) {
        failure = reason;
        LOG.warn("Service {} of bundle {} [{}] is not used: {}", id(), bundle(), bundleId(),
                Printable.of(reason.text()));
        release();
    }

    final void end() {
        lock.lock();
        try {
            ended = true;
            release();
        } finally {
            lock.unlock();
        }
    }

    private void release() {
        R used = inUse;
        if (used != null) {
            inUse = null;
            release(used);
        }
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        for (String key : reference.getPropertyKeys()) {
            properties.put(key, reference.getProperty(key));
        }
        return properties;
    }

    /**
     * Fills a DTO with the reason why the service is not in use.
     *
     * @param <T> the type of the DTO
     * @param dto the DTO
     * @return the DTO; empty if the service has not failed
     */
    public final <T extends FailedServiceDTO> Optional<T> failure(T dto) {
        Failure reason = failure;
        if (reason == null) {
            return Optional.empty();
        }
        dto.reason = reason.property() ? FailedServiceDTO.INVALID_PROPERTY : FailedServiceDTO.EXCEPTION;
        dto.text = reason.text();
        return Optional.of(service(dto));
    }

    /**
     * Fills a DTO with the identity of the service.
     *
     * @param <T> the type of the DTO
     * @param dto the DTO
     * @return the DTO
     */
    public final <T extends ServiceDTO> T service(T dto) {
        return identity.in(dto);
    }
}
