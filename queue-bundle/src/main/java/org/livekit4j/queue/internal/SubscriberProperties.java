package org.livekit4j.queue.internal;

import static org.livekit4j.configuration.PropertyReader.wrong;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.livekit4j.configuration.PropertyReader;
import org.livekit4j.configuration.WhiteboardProperties;
import org.livekit4j.ffi.EventView;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.queue.Delivery;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.QueueOptions;
import org.livekit4j.queue.SubscriptionSpec;
import org.livekit4j.queue.concurrent.Overflow;

/** The properties of {@link QueueConstants}. */
final class SubscriberProperties {
    private static final Set<Integer> AUDIO = Set.of(FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER);
    private static final Set<Integer> VIDEO = Set.of(FfiEvent.VIDEO_STREAM_EVENT_FIELD_NUMBER);
    private static final Set<Integer> LOGS = Set.of(FfiEvent.LOGS_FIELD_NUMBER);

    private SubscriberProperties() {}

    /** @param defaults for what the properties do not say */
    static SubscriptionSpec<EventView> parse(Map<String, ?> properties, String name, String owner, QueueOptions defaults) {
        PropertyReader all = WhiteboardProperties.of(properties);
        Set<Integer> types = all.values(QueueConstants.EVENT_TYPES).stream().map(SubscriberProperties::type)
                .collect(Collectors.toSet());
        Set<Long> keys = all.values(QueueConstants.EVENT_KEYS).stream()
                .map(value -> PropertyReader.whole(QueueConstants.EVENT_KEYS, value)).collect(Collectors.toSet());
        int capacity = all.integer(QueueConstants.QUEUE_CAPACITY, 1).orElseGet(() -> capacity(types, defaults));
        Overflow overflow = all.constant(QueueConstants.QUEUE_OVERFLOW, Overflow.class)
                .orElseGet(() -> overflow(types, capacity, defaults));
        return new SubscriptionSpec<>(all.name(QueueConstants.NAME).orElse(name), owner, types, keys, Optional.empty(),
                capacity, overflow,
                all.constant(QueueConstants.DELIVERY, Delivery.class).orElse(Delivery.QUEUED));
    }

    private static int type(Object value) {
        if (!(value instanceof String name)) {
            throw wrong(QueueConstants.EVENT_TYPES, value, "it must be the name of a kind of event, a String");
        }
        try {
            return EventTypes.named(name);
        } catch (IllegalArgumentException e) {
            throw wrong(QueueConstants.EVENT_TYPES, value, e.getMessage());
        }
    }

    private static int capacity(Set<Integer> types, QueueOptions defaults) {
        return types.equals(AUDIO)
                ? defaults.audioCapacity()
                : types.equals(VIDEO) ? defaults.videoCapacity() : defaults.otherCapacity();
    }

    private static Overflow overflow(Set<Integer> types, int capacity, QueueOptions defaults) {
        if (types.equals(VIDEO)) {
            Overflow overflow = defaults.videoOverflow();
            return overflow == Overflow.KEEP_LATEST && capacity > 1 ? Overflow.DROP_OLDEST : overflow;
        }
        return types.equals(AUDIO)
                ? defaults.audioOverflow()
                : types.equals(LOGS) ? Overflow.DROP_NEWEST : Overflow.UNBOUNDED;
    }
}
