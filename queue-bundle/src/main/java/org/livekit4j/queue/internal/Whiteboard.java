package org.livekit4j.queue.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.queue.dto.FailedSubscriberDTO;
import org.livekit4j.queue.dto.SubscriberDTO;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** The subscribers that are services. */
final class Whiteboard {
    private final FfiQueue queue;
    private final Map<Long, ServiceSubscriber> subscribers = new ConcurrentHashMap<>();

    Whiteboard(FfiQueue queue) {
        this.queue = queue;
    }

    void add(ServiceReference<FfiEventSubscriber> reference, FfiEventSubscriber service) {
        ServiceSubscriber subscriber = new ServiceSubscriber(queue, reference, service);
        subscribers.put(id(reference), subscriber);
        subscriber.refresh();
    }

    void modified(ServiceReference<FfiEventSubscriber> reference) {
        ServiceSubscriber subscriber = subscribers.get(id(reference));
        if (subscriber != null) {
            subscriber.refresh();
        }
    }

    void remove(ServiceReference<FfiEventSubscriber> reference) {
        ServiceSubscriber subscriber = subscribers.remove(id(reference));
        if (subscriber != null) {
            subscriber.end();
        }
    }

    private static long id(ServiceReference<?> reference) {
        return (long) reference.getProperty(Constants.SERVICE_ID);
    }

    List<SubscriberDTO> subscribed() {
        return subscribers.values().stream().flatMap(subscriber -> subscriber.subscribed().stream()).toList();
    }

    List<FailedSubscriberDTO> failed() {
        return subscribers.values().stream().flatMap(subscriber -> subscriber.failed().stream()).toList();
    }
}
