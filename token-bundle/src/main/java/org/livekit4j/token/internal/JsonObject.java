package org.livekit4j.token.internal;

import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import com.nimbusds.jose.util.JSONObjectUtils;

/**
 * A JSON object, read by names and types. A member that is null is as if absent; one of another type is refused, because a
 * permission that was taken for absent would have its default. No message holds a value.
 *
 * @param members by name
 */
public record JsonObject(Map<String, ?> members) {
    public static final JsonObject EMPTY = new JsonObject(Map.of());

    /** The year 9999 ends then. */
    private static final long LATEST = 253_402_300_799L;

    /** @throws IllegalArgumentException if it is none, or longer than {@code maxLength} characters */
    public static JsonObject parse(String text, int maxLength) {
        Map<String, Object> members = null;
        if (text.stripLeading().startsWith("{")) { // the parser takes a list of pairs for an object, too
            try {
                members = JSONObjectUtils.parse(text, maxLength);
            } catch (ParseException e) {
                // Its message may show a part of the text
            }
        }
        if (members == null) {
            throw new IllegalArgumentException("is no JSON object of at most " + maxLength + " characters");
        }
        return new JsonObject(members);
    }

    public static String text(Map<String, ?> members) {
        return JSONObjectUtils.toJSONString(members);
    }

    public Optional<String> text(String name) {
        return find(name, String.class, "text");
    }

    public boolean flag(String name, boolean otherwise) {
        return find(name, Boolean.class, "true or false").orElse(otherwise);
    }

    public boolean flag(String name) {
        return flag(name, false);
    }

    /** A whole number, which protobuf writes as a text if it has 64 bits. A fraction is cut off. */
    public Optional<Long> number(String name) {
        return Optional.ofNullable(members.get(name)).map(value -> switch (value) {
            case Double number when Math.abs(number) < Long.MAX_VALUE -> number.longValue();
            case Double _ -> throw wrong(name, "a number in range");
            case Number number -> number.longValue();
            case String text when text.matches("-?\\d{1,18}") -> Long.parseLong(text);
            default -> throw wrong(name, "a number");
        });
    }

    /** A time in seconds since 1970. */
    public Optional<Instant> time(String name) {
        return number(name).map(seconds -> {
            if (Math.abs(seconds) > LATEST) {
                throw wrong(name, "a time in seconds since 1970");
            }
            return Instant.ofEpochSecond(seconds);
        });
    }

    public Optional<JsonObject> object(String name) {
        return find(name, Map.class, "an object").map(value -> object(name, value));
    }

    public List<JsonObject> objects(String name) {
        return list(name).stream().map(value -> object(name, value)).toList();
    }

    public List<String> texts(String name) {
        return list(name).stream().map(value -> text(name, value)).toList();
    }

    public Map<String, String> textsByName(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(name).orElse(EMPTY).members.forEach((key, value) -> texts.put(key, text(name, value)));
        return Map.copyOf(texts);
    }

    private List<?> list(String name) {
        return find(name, List.class, "a list").<List<?>>map(list -> list).orElse(List.of());
    }

    private static String text(String name, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw wrong(name, "made of texts");
    }

    private static JsonObject object(String name, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong(name, "made of objects");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((key, member) -> members.put(String.valueOf(key), member));
        return new JsonObject(members);
    }

    private <T> Optional<T> find(String name, Class<T> type, String expected) {
        Object value = members.get(name);
        if (value != null && !type.isInstance(value)) {
            throw wrong(name, expected);
        }
        return Optional.ofNullable(value).map(type::cast);
    }

    private static IllegalArgumentException wrong(String name, String expected) {
        return new IllegalArgumentException("has a wrong '" + name + "'; it must be " + expected);
    }

    @Override
    public String toString() {
        return "JsonObject[" + members.size() + " members]";
    }
}
