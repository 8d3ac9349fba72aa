package org.livekit4j.queue.internal;

import java.util.Map;
import java.util.Optional;
import org.livekit4j.ffi.whiteboard.WhiteboardService;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.queue.SubscriberStatistics;
import org.livekit4j.queue.dto.SubscriberDTO;
import org.osgi.framework.ServiceReference;

/** A subscriber that is a service. */
final class ServiceSubscriber extends WhiteboardService<FfiEventQueueImpl.Registered> {
    private final FfiEventQueueImpl queue;
    private final FfiEventSubscriber service;

    ServiceSubscriber(FfiEventQueueImpl queue, ServiceReference<FfiEventSubscriber> reference, FfiEventSubscriber service) {
        super(reference);
        this.queue = queue;
        this.service = service;
    }

    @Override
    protected FfiEventQueueImpl.Registered use(Map<String, ?> properties) {
        return queue.subscribe(service, properties, FfiEventQueueImpl.filterOf(service),
                service.getClass().getName() + " #" + id(), bundle());
    }

    @Override
    protected void update(FfiEventQueueImpl.Registered used, Map<String, ?> properties) {
        used.update(properties);
    }

    @Override
    protected void release(FfiEventQueueImpl.Registered used) {
        used.close();
    }

    Optional<SubscriberDTO> subscribed() {
        return inUse().map(used -> {
            SubscriberStatistics statistics = used.statistics();
            SubscriberDTO dto = service(new SubscriberDTO());
            dto.name = statistics.name();
            dto.filter = statistics.filter();
            dto.offered = statistics.offered();
            dto.delivered = statistics.delivered();
            dto.failed = statistics.failed();
            dto.filterFailed = statistics.filterFailed();
            dto.dropped = statistics.dropped();
            dto.lost = statistics.lost();
            dto.depth = statistics.depth();
            dto.longestCall = statistics.longestMillis();
            return dto;
        });
    }
}
