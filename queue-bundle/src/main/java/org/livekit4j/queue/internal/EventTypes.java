package org.livekit4j.queue.internal;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.livekit4j.ffi.EventView;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.RoomEvent;
import org.livekit4j.queue.Lane;
import org.livekit4j.text.NearNames;

/**
 * The types that native events are looked up by, as numbers from 0 on, and their names: first the kinds of {@code FfiEvent} by their own
 * numbers, then the kinds inside a room event. All of it comes from the protocol's descriptors.
 */
final class EventTypes {
    private static final int ROOM_EVENT = FfiEvent.ROOM_EVENT_FIELD_NUMBER;
    private static final List<FieldDescriptor> KINDS = FfiEvent.getDescriptor().getFields();
    private static final List<FieldDescriptor> INSIDE = RoomEvent.getDescriptor().getOneofs().getFirst().getFields();
    private static final int FIRST_INSIDE = max(KINDS) + 1;
    private static final int MAX_INSIDE = max(INSIDE);
    /** One more than the highest type. */
    static final int COUNT = FIRST_INSIDE + MAX_INSIDE + 1;

    private static final Map<String, Integer> BY_NAME = new LinkedHashMap<>();
    private static final String[] NAMES = new String[COUNT];
    private static final Lane[] LANES = new Lane[COUNT];

    static {
        KINDS.forEach(kind -> add(kind.getName(), kind.getNumber()));
        String prefix = FfiEvent.getDescriptor().findFieldByNumber(ROOM_EVENT).getName() + ".";
        INSIDE.forEach(inside -> add(prefix + inside.getName(), FIRST_INSIDE + inside.getNumber()));
        Arrays.fill(LANES, Lane.CONTROL);
        BY_NAME.forEach((name, type) -> LANES[type] = laneOf(name));
    }

    private EventTypes() {}

    private static int max(List<FieldDescriptor> fields) {
        return fields.stream().mapToInt(FieldDescriptor::getNumber).max().orElse(0);
    }

    private static void add(String name, int type) {
        BY_NAME.put(name, type);
        NAMES[type] = name;
    }

    private static Lane laneOf(String name) {
        return switch (name) {
            case "audio_stream_event" -> Lane.AUDIO;
            case "video_stream_event" -> Lane.VIDEO;
            case "byte_stream_reader_event", "text_stream_reader_event", "data_track_stream_event",
                    "room_event.stream_header_received", "room_event.stream_chunk_received",
                    "room_event.stream_trailer_received" ->
                Lane.DATA;
            default -> Lane.CONTROL;
        };
    }

    /** Of numbers as {@link EventView} has them; {@link #COUNT} of a kind that this version does not know. */
    static int of(int type, int innerType) {
        if (type == ROOM_EVENT) {
            return innerType > 0 && innerType <= MAX_INSIDE ? FIRST_INSIDE + innerType : ROOM_EVENT;
        }
        return type < FIRST_INSIDE ? type : COUNT;
    }

    /** The type of all room events, of a kind inside one; itself of any other type. */
    static int parent(int type) {
        return type >= FIRST_INSIDE && type < COUNT ? ROOM_EVENT : type;
    }

    /**
     * The type of this name, such as {@code audio_stream_event} or {@code room_event.track_subscribed}.
     *
     * @throws IllegalArgumentException if there is none
     */
    static int named(String name) {
        Integer type = BY_NAME.get(name);
        if (type == null) {
            List<String> near = NearNames.of(name, BY_NAME.keySet());
            throw new IllegalArgumentException("there is no such kind of event; " + (near.isEmpty()
                    ? "there are " + KINDS.stream().map(FieldDescriptor::getName).sorted().toList()
                            + ", and room_event. with one of "
                            + INSIDE.stream().map(FieldDescriptor::getName).sorted().toList()
                    : "did you mean " + String.join(" or ", near) + "?"));
        }
        return type;
    }

    static String name(int type) {
        return type >= 0 && type < COUNT && NAMES[type] != null ? NAMES[type] : Integer.toString(type);
    }

    static Lane lane(int type) {
        return type >= 0 && type < COUNT ? LANES[type] : Lane.CONTROL;
    }
}
