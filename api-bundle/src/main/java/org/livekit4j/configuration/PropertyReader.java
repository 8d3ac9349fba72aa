package org.livekit4j.configuration;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.livekit4j.internal.PropertyNames;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;

/**
 * Reads properties of a service or a configuration as OSGi does: names in upper or lower case; one value, an array or a
 * collection. Numbers and truth values may be text, because files hold nothing else. A wrong value is refused with an {@link
 * IllegalArgumentException} that names the property, its value and what it must be. Not safe for use by several threads.
 */
public final class PropertyReader {
    private static final Set<String> YES = Set.of("true", "yes", "on", "1");
    private static final Set<String> NO = Set.of("false", "no", "off", "0");

    private final Map<String, Object> properties = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * Creates a reader.
     * @param properties the properties
     */
    public PropertyReader(Map<String, ?> properties) {
        this.properties.putAll(properties);
    }

    /**
     * Tells whether a property is present and not a blank text.
     * @param property the name of the property
     * @return whether it has a value
     */
    public boolean has(String property) {
        known.add(property);
        Object value = properties.get(property);
        return value != null && !(value instanceof String text && text.isBlank());
    }

    /**
     * Tells whether a property is present, blank or not.
     * @param property the name of the property
     * @return whether it is present
     */
    public boolean isThere(String property) {
        return properties.containsKey(property);
    }

    /**
     * Returns the values of a property.
     * @param property the name of the property
     * @return the values; none if it is absent
     */
    public List<Object> values(String property) {
        known.add(property);
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
            throw wrong(property, values, "it must hold a value, or to be absent");
        }
        return values;
    }

    /**
     * Returns the only value of a property.
     * @param property the name of the property
     * @return the value; empty if it is absent
     */
    public Optional<Object> one(String property) {
        List<Object> values = values(property);
        if (values.size() > 1) {
            throw wrong(property, values, "it must be one value");
        }
        return values.stream().findFirst();
    }

    /**
     * Returns a whole number, or a text of one.
     * @param property the name of the property
     * @param least the smallest value
     * @return the number; empty if it is absent
     */
    public Optional<Integer> integer(String property, int least) {
        return whole(property, least, Integer.MAX_VALUE).map(Long::intValue);
    }

    /**
     * Returns a whole number, or a text of one.
     * @param property the name of the property
     * @param least the smallest value
     * @param most the largest value
     * @return the number; empty if it is absent
     */
    public Optional<Long> whole(String property, long least, long most) {
        return one(property).map(value -> {
            String right = "it must be a whole number from " + least + " to " + most;
            long number = whole(property, value, right);
            if (number < least || number > most) {
                throw wrong(property, value, right);
            }
            return number;
        });
    }

    /**
     * Converts a value of a property to a whole number.
     * @param property the name of the property
     * @param value the value
     * @return the number
     */
    public static long whole(String property, Object value) {
        return whole(property, value, "it must be a whole number");
    }

    private static long whole(String property, Object value, String right) {
        try {
            return switch (value) {
                case Number number when PropertyNames.isPlain(number) -> new BigDecimal(number.toString()).longValueExact();
                case String text -> Long.parseLong(text.strip());
                default -> throw wrong(property, value, right);
            };
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(property, value, right);
        }
    }

    /**
     * Returns a number, or a text of one.
     * @param property the name of the property
     * @param least the smallest value
     * @param most the largest value
     * @return the number; empty if it is absent
     */
    public Optional<Double> number(String property, double least, double most) {
        return one(property).map(value -> {
            String right = "it must be a number from " + least + " to " + most;
            double number = number(property, value, right);
            if (!(number >= least && number <= most)) { // as of what is no number
                throw wrong(property, value, right);
            }
            return number;
        });
    }

    private static double number(String property, Object value, String right) {
        try {
            return switch (value) {
                case Number number when PropertyNames.isPlain(number) -> number.doubleValue();
                case String text -> new BigDecimal(text.strip()).doubleValue();
                default -> throw wrong(property, value, right);
            };
        } catch (NumberFormatException e) {
            throw wrong(property, value, right);
        }
    }

    /**
     * Returns a truth value, or a text of one: {@code true}, {@code yes}, {@code on}, {@code 1}, or the opposite of one of them.
     * @param property the name of the property
     * @return the value; empty if it is absent
     */
    public Optional<Boolean> flag(String property) {
        return one(property).map(value -> {
            String text = value instanceof String || PropertyNames.isPlain(value)
                    ? value.toString().strip().toLowerCase(Locale.ROOT)
                    : "";
            if (!YES.contains(text) && !NO.contains(text)) {
                throw wrong(property, value, "it must be true, yes, on or 1, or false, no, off or 0");
            }
            return YES.contains(text);
        });
    }

    /**
     * Returns a text that is not blank, without blanks at its ends.
     * @param property the name of the property
     * @return the text; empty if it is absent
     */
    public Optional<String> name(String property) {
        return one(property).map(value -> {
            if (!(value instanceof String name) || name.isBlank()) {
                throw wrong(property, value, "it must be a text that is not empty");
            }
            return name.strip();
        });
    }

    /**
     * Returns texts, without blanks at their ends.
     * @param property the name of the property
     * @return the texts; none if it is absent
     */
    public Set<String> strings(String property) {
        return values(property).stream().map(value -> {
            if (!(value instanceof String string)) {
                throw wrong(property, value, "it must be a text");
            }
            return string.strip();
        }).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns a constant of an enum, which may be given by its name in upper or lower case.
     * @param <T> the enum
     * @param property the name of the property
     * @param type the enum
     * @return the constant; empty if it is absent
     */
    public <T extends Enum<T>> Optional<T> constant(String property, Class<T> type) {
        return one(property).map(value -> constant(property, value, type));
    }

    /**
     * Returns constants of an enum, which may be given by their names in upper or lower case.
     * @param <T> the enum
     * @param property the name of the property
     * @param type the enum
     * @return the constants; none if it is absent
     */
    public <T extends Enum<T>> Set<T> constants(String property, Class<T> type) {
        return values(property).stream().map(value -> constant(property, value, type)).collect(Collectors.toUnmodifiableSet());
    }

    private static <T extends Enum<T>> T constant(String property, Object value, Class<T> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant == value
                        || value instanceof String name && name.strip().equalsIgnoreCase(constant.name()))
                .findFirst()
                .orElseThrow(() -> wrong(property, value, "it must be one of " + Arrays.toString(type.getEnumConstants())));
    }

    /**
     * Declares properties that are right, although other code reads them.
     * @param names the names of the properties
     */
    public void know(Collection<String> names) {
        known.addAll(names);
    }

    /** {@return the names that were neither read nor {@linkplain #know declared}, without the framework's own} */
    public List<String> unknown() {
        return properties.keySet().stream().filter(name -> !known.contains(name) && !PropertyNames.isFrameworks(name)).toList();
    }

    /**
     * Returns the known name that an unknown one was probably meant to be.
     * @param name the unknown name
     * @return the known name; empty if none is similar
     */
    public Optional<String> similar(String name) {
        return PropertyNames.similar(name, known);
    }

    /**
     * Creates the exception for a wrong value, which is shown without secrets and on one line.
     * @param property the name of the property
     * @param value the value
     * @param right what it must be, as a clause
     * @return the exception
     */
    public static IllegalArgumentException wrong(String property, Object value, String right) {
        return new IllegalArgumentException("property " + property + " is " + shown(value) + "; " + right);
    }

    /** In words, of types that run nobody's code for it. */
    private static String shown(Object value) {
        return switch (value) {
            case String text -> '"' + Printable.of(Redaction.redact(text)) + '"';
            case Object plain when PropertyNames.isPlain(plain) ->
                value + " (" + value.getClass().getSimpleName() + ")";
            case Enum<?> constant -> constant.name() + " (" + constant.getDeclaringClass().getSimpleName() + ")";
            case ArrayList<?> values -> values.stream().map(each -> each == null ? "null" : shown(each))
                    .collect(Collectors.joining(", ", "[", "]"));
            default -> "of type " + value.getClass().getName();
        };
    }
}
