package org.livekit4j.shell.internal.json;

import java.util.List;
import java.util.Locale;
import org.livekit4j.text.JsonText;

/**
 * Puts one JSON object on one line. Small objects with fixed names are all that is written, so that this is less than a library would be.
 */
public final class JsonWriter {
    private final StringBuilder text = new StringBuilder("{");

    /** An object without a value. */
    public JsonWriter() {}

    public JsonWriter put(String name, long value) {
        return raw(name, Long.toString(value));
    }

    public JsonWriter put(String name, double value, int digits) {
        return raw(name, Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : "null");
    }

    public JsonWriter put(String name, boolean value) {
        return raw(name, Boolean.toString(value));
    }

    public JsonWriter put(String name, String value) {
        return raw(name, JsonText.quoted(value));
    }

    public JsonWriter put(String name, JsonWriter object) {
        return raw(name, object.toString());
    }

    public JsonWriter put(String name, List<JsonWriter> objects) {
        return raw(name, "[" + String.join(",", objects.stream().map(JsonWriter::toString).toList()) + "]");
    }

    @Override
    public String toString() {
        return text + "}";
    }

    private JsonWriter raw(String name, String value) {
        if (text.length() > 1) {
            text.append(',');
        }
        text.append(JsonText.quoted(name)).append(':').append(value);
        return this;
    }
}
