package org.livekit4j.options;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;

/**
 * The options that are set in one object. Immutable; two are equal if they set the same options to equal values, where an option
 * that is set to its default counts as not set.
 */
public final class OptionValues {
    private static final int MAX_LENGTH = 128;

    private final String type;
    private final Map<Option<?>, Object> values;

    private OptionValues(String type, Map<Option<?>, Object> values) {
        this.type = type;
        this.values = values;
    }

    /**
     * Returns values of which none is set.
     *
     * @param type the type of options, which {@link #toString} names
     * @return the values
     */
    public static OptionValues of(Class<?> type) {
        return new OptionValues(type.getSimpleName(), Map.of());
    }

    /**
     * Returns a copy with one option set.
     *
     * @param <T> the type of the option's values
     * @param option the option
     * @param value its value, which must not change and must compare by {@code equals}
     * @return the copy
     * @throws NullPointerException if the value is null; the message names the option
     */
    public <T> OptionValues with(Option<T> option, T value) {
        Objects.requireNonNull(value, () -> option.name() + " is null");
        Map<Option<?>, Object> changed = new HashMap<>(values);
        if (option.isDefault(value)) {
            changed.remove(option);
        } else {
            changed.put(option, value);
        }
        return new OptionValues(type, Collections.unmodifiableMap(changed));
    }

    /**
     * Returns the value of an option, if it is set.
     *
     * @param <T> the type of the option's values
     * @param option the option
     * @return its value; empty if it is not set
     */
    public <T> Optional<T> find(Option<T> option) {
        return Optional.ofNullable(value(option));
    }

    /**
     * Returns the value of an option, or its default.
     *
     * @param <T> the type of the option's values
     * @param option the option
     * @return its value
     * @throws java.util.NoSuchElementException if it is neither set nor has a default
     */
    public <T> T get(Option<T> option) {
        T value = value(option);
        return value == null ? option.defaultValue() : value;
    }

    @SuppressWarnings("unchecked") // with() lets no other type in
    private <T> @Nullable T value(Option<T> option) {
        return (T) values.get(option);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OptionValues that && type.equals(that.type) && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Returns the options that are set, in one printable line; secrets are replaced by {@link Redaction#REDACTED}. */
    @Override
    public String toString() {
        return values.entrySet().stream().sorted(Comparator.comparing(entry -> entry.getKey().name()))
                .map(entry -> entry.getKey().name() + "="
                        + (entry.getKey().isSecret() ? Redaction.REDACTED : Printable.of(entry.getValue(), MAX_LENGTH)))
                .collect(Collectors.joining(", ", type + "[", "]"));
    }
}
