package org.livekit4j.queue.internal;

import static org.livekit4j.queue.plugin.ServiceProperties.wrong;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.queue.Delivery;
import org.livekit4j.queue.Overflow;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.SubscriptionSpec;
import org.livekit4j.queue.plugin.ServiceProperties;

/** The properties of {@link QueueConstants}. */
final class SubscriberProperties {
    private static final Set<Integer> AUDIO = Set.of(FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER);
    private static final Set<Integer> VIDEO = Set.of(FfiEvent.VIDEO_STREAM_EVENT_FIELD_NUMBER);
    private static final Set<Integer> LOGS = Set.of(FfiEvent.LOGS_FIELD_NUMBER);
    /** Half a second of frames of 10 ms. */
    private static final int AUDIO_CAPACITY = 50;

    private SubscriberProperties() {}

    static SubscriptionSpec<NativeEvent> parse(Map<String, ?> properties, String name, String owner) {
        ServiceProperties all = new ServiceProperties(properties);
        Set<Integer> types = all.values(QueueConstants.EVENT_TYPES).stream().map(SubscriberProperties::type)
                .collect(Collectors.toSet());
        Set<Long> keys = all.values(QueueConstants.EVENT_KEYS).stream()
                .map(value -> ServiceProperties.integer(QueueConstants.EVENT_KEYS, value)).collect(Collectors.toSet());
        Optional<Integer> capacity = all.integer(QueueConstants.QUEUE_CAPACITY, 1);
        Overflow overflow = all.constant(QueueConstants.QUEUE_OVERFLOW, Overflow.class)
                .orElseGet(() -> overflow(types, capacity));
        return new SubscriptionSpec<>(all.name(QueueConstants.NAME).orElse(name), owner, types, keys, Optional.empty(),
                capacity.orElseGet(() -> capacity(types)), overflow,
                all.constant(QueueConstants.DELIVERY, Delivery.class).orElse(Delivery.QUEUED));
    }

    private static int type(Object value) {
        if (!(value instanceof String name)) {
            throw wrong(QueueConstants.EVENT_TYPES, value, "it has to be the name of a kind of event, a String");
        }
        try {
            return NativeEventAdapter.type(name);
        } catch (IllegalArgumentException e) {
            throw wrong(QueueConstants.EVENT_TYPES, value, e.getMessage());
        }
    }

    private static int capacity(Set<Integer> types) {
        return types.equals(AUDIO) ? AUDIO_CAPACITY : types.equals(VIDEO) ? 1 : QueueConstants.DEFAULT_CAPACITY;
    }

    private static Overflow overflow(Set<Integer> types, Optional<Integer> capacity) {
        if (types.equals(VIDEO)) {
            return capacity.orElse(1) == 1 ? Overflow.KEEP_LATEST : Overflow.DROP_OLDEST;
        }
        return types.equals(AUDIO) ? Overflow.DROP_OLDEST : types.equals(LOGS) ? Overflow.DROP_NEWEST : Overflow.UNBOUNDED;
    }
}
