package org.livekit4j.standalone.internal;

import java.util.List;
import java.util.stream.Stream;
import org.livekit4j.dashboard.DashboardProvider;
import org.livekit4j.media.SinkService;

/** What one instance consists of, for its dashboard. */
record OwnParts(Engine engine, OwnServices services, OwnRooms rooms, OwnResources resources) implements DashboardProvider.Source {

    @Override
    public <T> List<T> all(Class<T> type) {
        List<Object> open = services.open();
        Stream<?> media = open.stream().filter(SinkService.class::isInstance).map(service -> ((SinkService<?>) service).medium());
        return Stream.<Stream<?>>of(engine.parts().values().stream(), open.stream(), media, rooms.open(), resources.open())
                .flatMap(parts -> parts).filter(type::isInstance).map(type::cast).toList();
    }
}
