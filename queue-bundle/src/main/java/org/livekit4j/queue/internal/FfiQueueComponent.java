package org.livekit4j.queue.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.List;
import java.util.Map;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.configuration.ConfigurationMistakes;
import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.configuration.ConfigurationStatus;
import org.livekit4j.ffi.BundleClasses;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.whiteboard.Whiteboard;
import org.livekit4j.queue.FfiEventFilter;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.queue.LaneStatistics;
import org.livekit4j.queue.QueueOptions;
import org.livekit4j.queue.QueueStatistics;
import org.livekit4j.queue.dto.LaneDTO;
import org.livekit4j.queue.dto.QueueRuntime;
import org.livekit4j.queue.dto.QueueRuntimeDTO;
import org.livekit4j.queue.dto.SubscriberDTO;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The queue as a service, with the whiteboard of its subscribers. It lives as long as the native library's client. */
@Component(service = {FfiEventQueue.class, QueueRuntime.class, ConfigurationStatus.class}, immediate = true, // its subscribers do not ask for it
        configurationPid = QueueConfiguration.PID)
@Designate(ocd = QueueConfiguration.class)
public final class FfiQueueComponent implements FfiEventQueue, QueueRuntime, ConfigurationStatus {
    private static final Logger LOG = LoggerFactory.getLogger(FfiEventQueue.class);

    private final ConfigurationMistakes mistakes = new ConfigurationMistakes(QueueConfiguration.PID, LOG::warn);
    private final BundleContext context;
    private final FfiEventQueueImpl queue;
    private final Whiteboard<ServiceSubscriber> whiteboard = new Whiteboard<>();

    @Activate
    public FfiQueueComponent(BundleContext context, @Reference FfiClient client, Map<String, Object> configuration) {
        this.context = context;
        BundleClasses.load(FfiQueueComponent.class);
        queue = new FfiEventQueueImpl(client, options(configuration));
    }

    /** Once the subscribers that are there are bound: they are to miss nothing. */
    @Activate
    void start() {
        queue.connect();
    }

    @Modified
    void modified(Map<String, Object> configuration) {
        queue.reconfigure(options(configuration));
    }

    private QueueOptions options(Map<String, Object> configuration) {
        ConfigurationReader reader = new ConfigurationReader(configuration);
        QueueOptions options = ConfiguredOptions.of(reader);
        mistakes.set(reader.mistakes());
        return options;
    }

    @Deactivate
    void stop() {
        queue.close();
    }

    @Reference(service = FfiEventSubscriber.class, cardinality = MULTIPLE, policy = DYNAMIC, policyOption = GREEDY)
    void bindSubscriber(ServiceReference<FfiEventSubscriber> reference, FfiEventSubscriber subscriber) {
        whiteboard.add(new ServiceSubscriber(queue, reference, subscriber));
    }

    void updatedSubscriber(ServiceReference<FfiEventSubscriber> reference) {
        whiteboard.modified(reference);
    }

    void unbindSubscriber(ServiceReference<FfiEventSubscriber> reference) {
        whiteboard.remove(reference);
    }

    @Override
    public UpdatableRegistration subscribe(FfiEventSubscriber subscriber, Map<String, ?> properties) {
        return queue.subscribe(subscriber, properties);
    }

    @Override
    public UpdatableRegistration subscribe(FfiEventSubscriber subscriber, Map<String, ?> properties, FfiEventFilter filter) {
        return queue.subscribe(subscriber, properties, filter);
    }

    @Override
    public QueueStatistics statistics() {
        return queue.statistics();
    }

    @Override
    public String pid() {
        return mistakes.pid();
    }

    @Override
    public List<String> mistakes() {
        return mistakes.mistakes();
    }

    @Override
    public QueueRuntimeDTO getRuntimeDTO() {
        QueueRuntimeDTO dto = new QueueRuntimeDTO();
        dto.lanes = queue.statistics().lanes().entrySet().stream().map(lane -> lane(lane.getKey().name(), lane.getValue()))
                .toArray(LaneDTO[]::new);
        dto.subscribers = whiteboard.services().flatMap(service -> service.subscribed().stream()).toArray(SubscriberDTO[]::new);
        dto.failedSubscribers = whiteboard.failures(context, FfiEventSubscriber.class);
        return dto;
    }

    private static LaneDTO lane(String name, LaneStatistics statistics) {
        LaneDTO dto = new LaneDTO();
        dto.lane = name;
        dto.events = statistics.events();
        dto.filtered = statistics.filtered();
        dto.delivered = statistics.delivered();
        dto.dropped = statistics.dropped();
        return dto;
    }
}
