package org.livekit4j.queue.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.queue.SubscriberStatistics;
import org.livekit4j.queue.dto.FailedSubscriberDTO;
import org.livekit4j.queue.dto.ServiceDTO;
import org.livekit4j.queue.dto.SubscriberDTO;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One service of the whiteboard: subscribed, or failed and waiting for better properties. */
final class ServiceSubscriber {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceSubscriber.class);

    private final FfiQueue queue;
    private final ServiceReference<FfiEventSubscriber> reference;
    private final FfiEventSubscriber service;
    private final long id;
    private final long bundleId;
    private final String bundle;
    /** Makes the last change of the properties the one that counts, on whichever threads the changes are told. */
    private final ReentrantLock lock = new ReentrantLock();
    private boolean ended;
    private volatile FfiQueue.Registered registered;
    private volatile RuntimeException failure;

    ServiceSubscriber(FfiQueue queue, ServiceReference<FfiEventSubscriber> reference, FfiEventSubscriber service) {
        this.queue = queue;
        this.reference = reference;
        this.service = service;
        Bundle registrar = reference.getBundle();
        id = (long) reference.getProperty(Constants.SERVICE_ID);
        bundleId = registrar == null ? -1 : registrar.getBundleId(); // null: it is unregistered while we look
        bundle = registrar == null ? "" : registrar.getSymbolicName();
    }

    /**
     * Does what the service's properties say now. Throws nothing: the bundle that changed them is not to be blamed by exception.
     */
    void refresh() {
        lock.lock();
        try {
            if (ended) {
                return;
            }
            if (registered == null) {
                registered = queue.subscribe(service, properties(), service.getClass().getName() + " #" + id, bundle);
            } else {
                registered.update(properties());
            }
            failure = null;
        } catch (RuntimeException e) {
            fail(e);
        } finally {
            lock.unlock();
        }
    }

    private void fail(RuntimeException reason) {
        failure = reason;
        LOG.warn("Service {} of bundle {} [{}] gets no events: {}", id, bundle, bundleId, reason.getMessage());
        unsubscribe();
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            unsubscribe();
        } finally {
            lock.unlock();
        }
    }

    private void unsubscribe() {
        if (registered != null) {
            registered.close();
            registered = null;
        }
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        for (String key : reference.getPropertyKeys()) {
            properties.put(key, reference.getProperty(key));
        }
        return properties;
    }

    Optional<SubscriberDTO> subscribed() {
        FfiQueue.Registered now = registered;
        if (now == null) {
            return Optional.empty();
        }
        SubscriberStatistics statistics = now.statistics();
        SubscriberDTO dto = service(new SubscriberDTO());
        dto.name = statistics.name();
        dto.filter = statistics.filter();
        dto.offered = statistics.offered();
        dto.delivered = statistics.delivered();
        dto.failed = statistics.failed();
        dto.dropped = statistics.dropped();
        dto.depth = statistics.depth();
        dto.longestCall = statistics.longestMillis();
        return Optional.of(dto);
    }

    Optional<FailedSubscriberDTO> failed() {
        RuntimeException reason = failure;
        if (reason == null) {
            return Optional.empty();
        }
        FailedSubscriberDTO dto = service(new FailedSubscriberDTO());
        dto.reason = reason instanceof IllegalArgumentException
                ? FailedSubscriberDTO.INVALID_PROPERTY
                : FailedSubscriberDTO.EXCEPTION;
        dto.text = reason.getMessage();
        return Optional.of(dto);
    }

    private <T extends ServiceDTO> T service(T dto) {
        dto.serviceId = id;
        dto.bundleId = bundleId;
        dto.bundle = bundle;
        return dto;
    }
}
