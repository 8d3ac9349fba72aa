package org.livekit4j.queue.internal;

import com.google.protobuf.Internal.EnumLite;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.livekit4j.ffi.EventView;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.RoomEvent;
import org.livekit4j.queue.Lane;
import org.livekit4j.text.NearNames;

/**
 * The types that native events are looked up by, as numbers from 0 on, and their names: first the kinds of {@code FfiEvent} by their own
 * numbers, then the kinds inside a room event. All of it comes from the generated enums: descriptors take long to make when a program starts.
 */
final class EventTypes {
    private static final int ROOM_EVENT = FfiEvent.ROOM_EVENT_FIELD_NUMBER;
    private static final String PREFIX = "room_event.";
    private static final int FIRST_INSIDE = max(FfiEvent.MessageCase.values()) + 1;
    private static final int MAX_INSIDE = max(RoomEvent.MessageCase.values());
    /** One more than the highest type. */
    static final int COUNT = FIRST_INSIDE + MAX_INSIDE + 1;

    private static final Map<String, Integer> BY_NAME = new LinkedHashMap<>();
    private static final String[] NAMES = new String[COUNT];
    private static final Lane[] LANES = new Lane[COUNT];

    static {
        add("", FfiEvent.MessageCase.values(), 0);
        add(PREFIX, RoomEvent.MessageCase.values(), FIRST_INSIDE);
        Arrays.fill(LANES, Lane.CONTROL);
        BY_NAME.forEach((name, type) -> LANES[type] = laneOf(name));
    }

    private EventTypes() {}

    private static int max(EnumLite[] kinds) {
        int most = 0;
        for (EnumLite kind : kinds) {
            most = Math.max(most, kind.getNumber());
        }
        return most;
    }

    /** All but the constant for none, whose number is 0. */
    private static <E extends Enum<E> & EnumLite> void add(String prefix, E[] kinds, int first) {
        for (E kind : kinds) {
            if (kind.getNumber() != 0) {
                String name = prefix + kind.name().toLowerCase(Locale.ROOT);
                BY_NAME.put(name, first + kind.getNumber());
                NAMES[first + kind.getNumber()] = name;
            }
        }
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
                    ? "there are " + names(0, FIRST_INSIDE).toList() + ", and " + PREFIX + " with one of "
                            + names(FIRST_INSIDE, COUNT).map(inside -> inside.substring(PREFIX.length())).toList()
                    : "did you mean " + String.join(" or ", near) + "?"));
        }
        return type;
    }

    private static Stream<String> names(int from, int to) {
        return Arrays.stream(NAMES, from, to).filter(Objects::nonNull).sorted();
    }

    static String name(int type) {
        return type >= 0 && type < COUNT && NAMES[type] != null ? NAMES[type] : Integer.toString(type);
    }

    static Lane lane(int type) {
        return type >= 0 && type < COUNT ? LANES[type] : Lane.CONTROL;
    }
}
