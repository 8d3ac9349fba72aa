package org.livekit4j.queue.internal;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.queue.Delivery;
import org.livekit4j.queue.Overflow;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.QueueOptions;
import org.livekit4j.queue.SubscriptionSpec;

/**
 * The properties of {@link QueueConstants}, read as OSGi does: one value, an array or a collection of them. What is wrong is
 * refused with an {@link IllegalArgumentException} that names the property, its value, and what would be right.
 */
final class SubscriberProperties {
    private static final Set<Integer> AUDIO = Set.of(FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER);
    private static final Set<Integer> VIDEO = Set.of(FfiEvent.VIDEO_STREAM_EVENT_FIELD_NUMBER);
    private static final Set<Integer> LOGS = Set.of(FfiEvent.LOGS_FIELD_NUMBER);

    private final Map<String, ?> properties;

    private SubscriberProperties(Map<String, ?> properties) {
        this.properties = properties;
    }

    /** @param defaults for what the properties do not say */
    static SubscriptionSpec<NativeEvent> parse(Map<String, ?> properties, String name, String owner, QueueOptions defaults) {
        SubscriberProperties all = new SubscriberProperties(properties);
        Set<Integer> types = all.types();
        int capacity = all.capacity().orElseGet(() -> capacity(types, defaults));
        Overflow overflow = all.one(QueueConstants.QUEUE_OVERFLOW, Overflow.class)
                .orElseGet(() -> overflow(types, capacity, defaults));
        return new SubscriptionSpec<>(all.name().orElse(name), owner, types, all.keys(), Optional.empty(), capacity, overflow,
                all.one(QueueConstants.DELIVERY, Delivery.class).orElse(Delivery.QUEUED));
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

    private Set<Integer> types() {
        return values(QueueConstants.EVENT_TYPES).stream().map(this::type).collect(Collectors.toSet());
    }

    private int type(Object value) {
        if (!(value instanceof String name)) {
            throw wrong(QueueConstants.EVENT_TYPES, value, "it has to be the name of a kind of event, a String");
        }
        try {
            return NativeEventAdapter.type(name);
        } catch (IllegalArgumentException e) {
            throw wrong(QueueConstants.EVENT_TYPES, value, e.getMessage());
        }
    }

    private Set<Long> keys() {
        return values(QueueConstants.EVENT_KEYS).stream().map(value -> integer(QueueConstants.EVENT_KEYS, value))
                .collect(Collectors.toSet());
    }

    private Optional<Integer> capacity() {
        return one(QueueConstants.QUEUE_CAPACITY).map(value -> {
            long capacity = integer(QueueConstants.QUEUE_CAPACITY, value);
            if (capacity < 1 || capacity > Integer.MAX_VALUE) {
                throw wrong(QueueConstants.QUEUE_CAPACITY, value, "it has to be from 1 to " + Integer.MAX_VALUE);
            }
            return (int) capacity;
        });
    }

    private Optional<String> name() {
        return one(QueueConstants.NAME).map(value -> {
            if (!(value instanceof String name) || name.isBlank()) {
                throw wrong(QueueConstants.NAME, value, "it has to be a String that is not empty");
            }
            return name;
        });
    }

    private static long integer(String property, Object value) {
        return switch (value) {
            case Long l -> l;
            case Integer i -> i;
            case Short s -> s;
            case Byte b -> b;
            default -> throw wrong(property, value, "it has to be an Integer or a Long");
        };
    }

    private <T extends Enum<T>> Optional<T> one(String property, Class<T> type) {
        return one(property).map(value -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant == value
                        || value instanceof String name && name.toUpperCase(Locale.ROOT).equals(constant.name()))
                .findFirst()
                .orElseThrow(() -> wrong(property, value, "it has to be one of " + Arrays.toString(type.getEnumConstants()))));
    }

    private Optional<Object> one(String property) {
        List<Object> values = values(property);
        if (values.size() > 1) {
            throw wrong(property, values, "it has to be one value");
        }
        return values.stream().findFirst();
    }

    /** What the property holds, no value if it is absent. */
    private List<Object> values(String property) {
        Object value = properties.get(property);
        if (value == null) {
            return List.of();
        }
        List<Object> values = new ArrayList<>();
        if (value instanceof Collection<?> collection) {
            values.addAll(collection);
        } else if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                values.add(Array.get(value, i));
            }
        } else {
            values.add(value);
        }
        if (values.isEmpty() || values.contains(null)) {
            throw wrong(property, values, "it has to hold a value, or to be absent");
        }
        return values;
    }

    private static IllegalArgumentException wrong(String property, Object value, String right) {
        String shown = value instanceof String
                ? '"' + value.toString() + '"'
                : value + " (" + value.getClass().getSimpleName() + ")";
        return new IllegalArgumentException(property + " is " + shown + "; " + right);
    }
}
