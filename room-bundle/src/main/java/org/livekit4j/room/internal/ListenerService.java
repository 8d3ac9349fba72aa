package org.livekit4j.room.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.livekit4j.ffi.whiteboard.WhiteboardService;
import org.livekit4j.room.ListenerStatistics;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.dto.ListenerDTO;
import org.osgi.framework.ServiceReference;

/** A listener that is a service. */
final class ListenerService extends WhiteboardService<Audience.Member> {
    private final RoomListener listener;
    private final Audience audience;

    ListenerService(ServiceReference<RoomListener> reference, RoomListener listener, Audience audience) {
        super(reference);
        this.listener = listener;
        this.audience = audience;
    }

    @Override
    protected Audience.Member use(Map<String, ?> properties) {
        return audience.add(listener, properties);
    }

    @Override
    protected void update(Audience.Member used, Map<String, ?> properties) {
        used.update(properties);
    }

    @Override
    protected void release(Audience.Member used) {
        used.leave();
    }

    Optional<ListenerDTO> listening() {
        return inUse().map(member -> {
            List<ListenerStatistics> lanes = member.statistics();
            ListenerDTO dto = service(new ListenerDTO());
            dto.name = listener.getClass().getName();
            dto.rooms = member.wish().rooms().stream().sorted().toArray(String[]::new);
            dto.events = member.wish().events().stream().sorted().toArray(String[]::new);
            dto.openRooms = lanes.size();
            dto.told = sum(lanes, ListenerStatistics::told);
            dto.waiting = sum(lanes, ListenerStatistics::waiting);
            dto.dropped = sum(lanes, ListenerStatistics::dropped);
            dto.merged = sum(lanes, ListenerStatistics::merged);
            dto.failed = sum(lanes, ListenerStatistics::failed);
            return dto;
        });
    }

    private static long sum(List<ListenerStatistics> lanes, ToLongFunction<ListenerStatistics> figure) {
        return lanes.stream().mapToLong(figure).sum();
    }
}
