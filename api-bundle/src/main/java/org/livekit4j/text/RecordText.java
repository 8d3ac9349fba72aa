package org.livekit4j.text;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Makes the text of a record: like its default text, but in one printable line, and with the size of the contents that users send
 * each other instead of the contents.
 */
public final class RecordText {
    private static final int MAX_LENGTH = 128;

    private RecordText() {}

    /**
     * Returns the text of a record.
     *
     * @param value a public record of an exported package
     * @param contents the names of components of which only the size is shown, as it is of all arrays
     * @return the text
     */
    public static String of(Record value, String... contents) {
        List<String> hidden = Arrays.asList(contents);
        StringJoiner text = new StringJoiner(", ", value.getClass().getSimpleName() + "[", "]");
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object content = content(value, component);
            boolean hide = hidden.contains(component.getName()) || component.getType().isArray();
            text.add(component.getName() + "=" + (hide ? size(content) : Printable.of(content, MAX_LENGTH)));
        }
        return text.toString();
    }

    private static Object content(Record value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(value.getClass() + " is no public record", e);
        }
    }

    private static String size(Object content) {
        return switch (content) {
            case null -> "null";
            case Optional<?> optional -> optional.map(RecordText::size).orElse("none");
            case CharSequence text -> text.length() + " characters";
            case byte[] bytes -> bytes.length + " bytes";
            case Collection<?> collection -> collection.size() + " entries";
            case Map<?, ?> map -> map.size() + " entries";
            default -> "…";
        };
    }
}
