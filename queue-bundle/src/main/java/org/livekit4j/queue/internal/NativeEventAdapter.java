package org.livekit4j.queue.internal;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.Arrays;
import java.util.List;
import org.livekit4j.ffi.EventRoute;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.queue.EventAdapter;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.Route;

/** What the queue knows of the native library's events. Names and numbers of their types come from the protocol's descriptor. */
final class NativeEventAdapter implements EventAdapter<NativeEvent> {
    private final int types;
    private final Lane[] lanes;

    NativeEventAdapter() {
        List<FieldDescriptor> kinds = FfiEvent.getDescriptor().getFields();
        types = kinds.stream().mapToInt(FieldDescriptor::getNumber).max().orElse(0) + 1;
        lanes = new Lane[types];
        Arrays.fill(lanes, Lane.CONTROL);
        kinds.forEach(kind -> lanes[kind.getNumber()] = laneOf(kind.getName()));
    }

    private static Lane laneOf(String name) {
        return switch (name) {
            case "audio_stream_event" -> Lane.AUDIO;
            case "video_stream_event" -> Lane.VIDEO;
            case "byte_stream_reader_event", "text_stream_reader_event", "data_track_stream_event" -> Lane.DATA;
            default -> Lane.CONTROL;
        };
    }

    /**
     * The number of a kind of event.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    static int type(String name) {
        FieldDescriptor kind = FfiEvent.getDescriptor().findFieldByName(name);
        if (kind == null) {
            throw new IllegalArgumentException("no kind of event is called " + name + "; there are "
                    + FfiEvent.getDescriptor().getFields().stream().map(FieldDescriptor::getName).sorted().toList());
        }
        return kind.getNumber();
    }

    @Override
    public int types() {
        return types;
    }

    @Override
    public int type(NativeEvent event) {
        return event.type();
    }

    @Override
    public long key(NativeEvent event) {
        return event.key();
    }

    @Override
    public void retain(NativeEvent event) {
        event.retain();
    }

    @Override
    public void release(NativeEvent event) {
        event.close();
    }

    @Override
    public boolean losable(NativeEvent event) {
        return event.isFrame();
    }

    @Override
    public Lane lane(int type) {
        return type >= 0 && type < types ? lanes[type] : Lane.CONTROL;
    }

    /** The library's own log and its panics are no events of a call, and a log that listens to itself would not end. */
    @Override
    public boolean onRequestOnly(int type) {
        return type == FfiEvent.LOGS_FIELD_NUMBER || type == FfiEvent.PANIC_FIELD_NUMBER;
    }

    @Override
    public String typeName(int type) {
        FieldDescriptor kind = FfiEvent.getDescriptor().findFieldByNumber(type);
        return kind == null ? Integer.toString(type) : kind.getName();
    }

    @Override
    public Route<NativeEvent> adapt(Route<NativeEvent> route) {
        return new NativeRoute(route);
    }

    /** A route as the bridge knows it. */
    static final class NativeRoute implements Route<NativeEvent>, EventRoute {
        private final Route<NativeEvent> route;

        NativeRoute(Route<NativeEvent> route) {
            this.route = route;
        }

        @Override
        public void deliver(NativeEvent event) {
            route.deliver(event);
        }

        @Override
        public void lost() {
            route.lost();
        }
    }
}
