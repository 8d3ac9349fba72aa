package org.livekit4j.dashboard.internal;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.text.JsonText;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;

/**
 * Writes records as JSON, on one line of ASCII. All text passes through here: secrets are taken out of it, and it is bounded and
 * printable, because much of it was chosen by strangers.
 */
final class Json {
    /** By types of records: it takes the JDK long to find them. */
    private static final Map<Class<?>, List<Component>> COMPONENTS = new ConcurrentHashMap<>();

    private final StringBuilder text = new StringBuilder();

    /** @param name as it is written */
    private record Component(String name, Method accessor) {

        static List<Component> all(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(component -> new Component(JsonText.quoted(component.getName()), component.getAccessor())).toList();
        }

        Object of(Record row) {
            try {
                return accessor.invoke(row);
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(row.getClass() + " is neither of this package nor public", e);
            }
        }
    }

    private Json() {}

    /** @param value of records, collections, maps, optionals, numbers, truth values; everything else is written as text */
    static String of(Object value) {
        Json json = new Json();
        json.add(value);
        return json.text.toString();
    }

    private void add(Object value) {
        switch (value) {
            case null -> text.append("null");
            case Optional<?> optional -> add(optional.orElse(null));
            case Record row -> addObject(row);
            case Collection<?> list -> addList(list);
            case Map<?, ?> map -> addMap(map);
            case Double number -> text.append(Double.isFinite(number) ? number.toString() : "null");
            case Number number -> text.append(number);
            case Boolean truth -> text.append(truth);
            default -> addText(Printable.of(Redaction.redact(value.toString())));
        }
    }

    private void addObject(Record row) {
        text.append('{');
        String separator = "";
        for (Component component : COMPONENTS.computeIfAbsent(row.getClass(), Component::all)) {
            text.append(separator).append(component.name()).append(':');
            add(component.of(row));
            separator = ",";
        }
        text.append('}');
    }

    private void addList(Collection<?> list) {
        text.append('[');
        String separator = "";
        for (Object element : list) {
            text.append(separator);
            add(element);
            separator = ",";
        }
        text.append(']');
    }

    private void addMap(Map<?, ?> map) {
        text.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(separator);
            addText(entry.getKey().toString());
            text.append(':');
            add(entry.getValue());
            separator = ",";
        }
        text.append('}');
    }

    private void addText(String value) {
        text.append(JsonText.quoted(value));
    }
}
