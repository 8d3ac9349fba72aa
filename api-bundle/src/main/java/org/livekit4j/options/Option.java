package org.livekit4j.options;

import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One option of a type of options: a name, and the value it has when it is not set. Immutable.
 *
 * @param <T> the type of its values
 */
public final class Option<T> {
    private final String name;
    private final @Nullable T defaultValue;
    private final boolean secret;

    private Option(String name, @Nullable T defaultValue, boolean secret) {
        this.name = Objects.requireNonNull(name, "name is null");
        this.defaultValue = defaultValue;
        this.secret = secret;
    }

    /**
     * Creates an option without a default.
     *
     * @param <T> the type of its values
     * @param name the option's name, unique in its type
     * @return the option
     */
    public static <T> Option<T> of(String name) {
        return new Option<>(name, null, false);
    }

    /**
     * Creates an option with a default.
     *
     * @param <T> the type of its values
     * @param name the option's name, unique in its type
     * @param defaultValue the value when it is not set
     * @return the option
     */
    public static <T> Option<T> of(String name, T defaultValue) {
        return new Option<>(name, Objects.requireNonNull(defaultValue, "defaultValue is null"), false);
    }

    /**
     * Creates an option without a default whose value is never shown.
     *
     * @param <T> the type of its values
     * @param name the option's name, unique in its type
     * @return the option
     */
    public static <T> Option<T> secret(String name) {
        return new Option<>(name, null, true);
    }

    /**
     * Returns the option's name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    boolean isSecret() {
        return secret;
    }

    boolean isDefault(T value) {
        return value.equals(defaultValue);
    }

    T defaultValue() {
        if (defaultValue == null) {
            throw new NoSuchElementException(name + " is not set");
        }
        return defaultValue;
    }

    @Override
    public String toString() {
        return name;
    }
}
