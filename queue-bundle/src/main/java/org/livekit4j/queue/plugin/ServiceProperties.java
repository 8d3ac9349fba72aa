package org.livekit4j.queue.plugin;

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

/**
 * Properties of a service, read as OSGi does: one value, an array or a collection of them. What is wrong is refused with an
 * {@link IllegalArgumentException} that names the property, its value, and what would be right.
 */
public final class ServiceProperties {
    private final Map<String, ?> properties;

    public ServiceProperties(Map<String, ?> properties) {
        this.properties = properties;
    }

    /** What the property holds; nothing if it is absent. */
    public List<Object> values(String property) {
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

    /** The one value that the property holds; empty if it is absent. */
    public Optional<Object> one(String property) {
        List<Object> values = values(property);
        if (values.size() > 1) {
            throw wrong(property, values, "it has to be one value");
        }
        return values.stream().findFirst();
    }

    /** A whole number of at least so much. */
    public Optional<Integer> integer(String property, int least) {
        return one(property).map(value -> {
            long number = integer(property, value);
            if (number < least || number > Integer.MAX_VALUE) {
                throw wrong(property, value, "it has to be from " + least + " to " + Integer.MAX_VALUE);
            }
            return (int) number;
        });
    }

    public static long integer(String property, Object value) {
        return switch (value) {
            case Long l -> l;
            case Integer i -> i;
            case Short s -> s;
            case Byte b -> b;
            default -> throw wrong(property, value, "it has to be an Integer or a Long");
        };
    }

    /** A string that is not blank. */
    public Optional<String> name(String property) {
        return one(property).map(value -> {
            if (!(value instanceof String name) || name.isBlank()) {
                throw wrong(property, value, "it has to be a String that is not empty");
            }
            return name;
        });
    }

    public Set<String> strings(String property) {
        return values(property).stream().map(value -> {
            if (!(value instanceof String string)) {
                throw wrong(property, value, "it has to be a String");
            }
            return string;
        }).collect(Collectors.toUnmodifiableSet());
    }

    /** One of the constants of this type, or its name in upper or lower case. */
    public <T extends Enum<T>> Optional<T> constant(String property, Class<T> type) {
        return one(property).map(value -> constant(property, value, type));
    }

    /** Any number of the constants of this type, or their names in upper or lower case. */
    public <T extends Enum<T>> Set<T> constants(String property, Class<T> type) {
        return values(property).stream().map(value -> constant(property, value, type)).collect(Collectors.toUnmodifiableSet());
    }

    private static <T extends Enum<T>> T constant(String property, Object value, Class<T> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant == value
                        || value instanceof String name && name.toUpperCase(Locale.ROOT).equals(constant.name()))
                .findFirst()
                .orElseThrow(() -> wrong(property, value, "it has to be one of " + Arrays.toString(type.getEnumConstants())));
    }

    public static IllegalArgumentException wrong(String property, Object value, String right) {
        return new IllegalArgumentException(property + " is " + shown(value) + "; " + right);
    }

    /** In words, of types that run nobody's code for it. */
    private static String shown(Object value) {
        return switch (value) {
            case String text -> '"' + text + '"';
            case Integer _,Long _,Short _,Byte _,Double _,Float _,Boolean _,Character _ ->
                value + " (" + value.getClass().getSimpleName() + ")";
            case Enum<?> constant -> constant.name() + " (" + constant.getDeclaringClass().getSimpleName() + ")";
            default -> "of type " + value.getClass().getName();
        };
    }
}
