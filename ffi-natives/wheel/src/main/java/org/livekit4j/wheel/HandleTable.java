package org.livekit4j.wheel;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.FieldDescriptor.Type;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Writes what the bridge has to know of events and responses to read them without decoding: which kinds of events begin with a key, and
 * where handles can be. Descriptors would say it, too, but take long to make when a program starts.
 */
final class HandleTable {
    static final String CLASS = "HandleTable";

    private static final String HANDLE = "FfiOwnedHandle";
    /** Those with a handle as a bare number, in their first field. */
    private static final Set<String> BARE = Set.of("LocalTrackRepublished");
    private static final int KEY_FIELD = 1;

    private final List<String> names = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();
    /** By message; -1 where no handle can be. */
    private final Map<Descriptor, Integer> indexes = new HashMap<>();

    private HandleTable() {}

    static String source(Messages messages, String javaPackage) {
        HandleTable table = new HandleTable();
        Descriptor event = messages.named("FfiEvent");
        int events = table.add(event);
        int responses = table.add(messages.named("FfiResponse"));
        return """
                package %s;

                /** Where keys and handles are in events and responses; made from the protocol by the build. */
                final class %s {
                    /** The numbers of the kinds of events that begin with a handle or an async id. */
                    static final int[] KEYED = {%s};
                    /** The numbers of the kinds of events that answer a request. */
                    static final int[] ANSWERS = {%s};
                    /** The row of the message around all events. */
                    static final int EVENT = %d;
                    /** The row of the message around all responses. */
                    static final int RESPONSE = %d;
                    /** The messages in which a handle can be, by row. Each comes after those that it consists of. */
                    static final String[] MESSAGES = {%s};
                    /**
                     * Their fields, by row, in threes: the number; the row of the field's message, or -1; and, for all fields of which there can
                     * be one only, from 1 on, which one they are in the message, or 0.
                     */
                    static final int[][] FIELDS = {
                %s};

                    private %s() {}
                }
                """
                .formatted(javaPackage, CLASS, numbers(event, first -> first.getType() == Type.UINT64),
                        numbers(event, first -> first.getName().equals("async_id")), events, responses,
                        table.names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", ")),
                        String.join(",\n", table.rows), CLASS);
    }

    /** Of the kinds whose first field is such a one. */
    private static String numbers(Descriptor event, Predicate<FieldDescriptor> wanted) {
        return event.getFields().stream().filter(kind -> {
            FieldDescriptor first = kind.getMessageType().findFieldByNumber(KEY_FIELD);
            return first != null && wanted.test(first);
        }).map(kind -> Integer.toString(kind.getNumber())).collect(Collectors.joining(", "));
    }

    /** @return the row of the message; -1 if no handle can be in it */
    private int add(Descriptor message) {
        Integer known = indexes.get(message);
        if (known != null) {
            return known;
        }
        indexes.put(message, -1); // what it has of its own kind inside is not looked into
        Map<FieldDescriptor, Integer> inside = new HashMap<>();
        for (FieldDescriptor field : message.getFields()) {
            int row = field.getJavaType() == JavaType.MESSAGE ? add(field.getMessageType()) : -1;
            if (row >= 0) {
                inside.put(field, row);
            }
        }
        if (inside.isEmpty() && !BARE.contains(message.getName()) && !message.getName().equals(HANDLE)) {
            return -1;
        }
        names.add(message.getName());
        rows.add(row(message, inside));
        indexes.put(message, rows.size() - 1);
        return rows.size() - 1;
    }

    private static String row(Descriptor message, Map<FieldDescriptor, Integer> inside) {
        Map<Object, Integer> singles = new HashMap<>();
        StringJoiner row = new StringJoiner(", ", "        {", "}");
        for (FieldDescriptor field : message.getFields()) {
            boolean leads = inside.containsKey(field);
            Object single = field.getContainingOneof() != null ? field.getContainingOneof() : field;
            boolean one = single != field || leads && !field.isRepeated();
            if (leads || one) {
                row.add(Integer.toString(field.getNumber())).add(Integer.toString(inside.getOrDefault(field, -1)))
                        .add(Integer.toString(one ? singles.computeIfAbsent(single, any -> singles.size() + 1) : 0));
            }
        }
        return row.toString();
    }
}
