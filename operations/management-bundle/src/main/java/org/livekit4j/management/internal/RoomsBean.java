package org.livekit4j.management.internal;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.livekit4j.dto.FailedServiceDTO;
import org.livekit4j.ffi.management.MBeanRegistration;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.management.FailedListenerView;
import org.livekit4j.management.FailedStreamHandlerView;
import org.livekit4j.management.ListenerView;
import org.livekit4j.management.RoomView;
import org.livekit4j.management.RoomsMXBean;
import org.livekit4j.management.StreamHandlerView;
import org.livekit4j.media.management.OperatorActions;
import org.livekit4j.room.Room;
import org.livekit4j.room.dto.ListenerDTO;
import org.livekit4j.room.dto.RoomRuntime;
import org.livekit4j.room.dto.RoomRuntimeDTO;
import org.livekit4j.room.dto.StreamHandlerDTO;
import org.livekit4j.text.Printable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The MBean of the rooms that are open, and of the services that listen to them and handle their streams. */
@Component(service = {})
public final class RoomsBean implements RoomsMXBean {
    private final List<Room> rooms = new CopyOnWriteArrayList<>();
    private final List<RoomKeeper> keepers = new CopyOnWriteArrayList<>();
    private final List<RoomRuntime> runtimes = new CopyOnWriteArrayList<>();
    private final MBeanRegistration registration;

    @Activate
    @SuppressWarnings("this-escape") // what it reads is there by then
    public RoomsBean() {
        registration = MBeanRegistration.of(OBJECT_NAME, this);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addRoom(Room room) {
        rooms.add(room);
    }

    void removeRoom(Room room) {
        rooms.remove(room);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addKeeper(RoomKeeper keeper) {
        keepers.add(keeper);
    }

    void removeKeeper(RoomKeeper keeper) {
        keepers.remove(keeper);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addRuntime(RoomRuntime runtime) {
        runtimes.add(runtime);
    }

    void removeRuntime(RoomRuntime runtime) {
        runtimes.remove(runtime);
    }

    @Deactivate
    void close() {
        registration.close();
    }

    @Override
    public List<RoomView> getRooms() {
        return rooms.stream().map(RoomsBean::view).toList();
    }

    @Override
    public List<ListenerView> getListeners() {
        return rows(dto -> dto.listeners, RoomsBean::view);
    }

    private <D, V> List<V> rows(Function<RoomRuntimeDTO, D[]> part, Function<D, V> view) {
        return runtimes.stream().flatMap(runtime -> Arrays.stream(part.apply(runtime.getRuntimeDTO()))).map(view).toList();
    }

    private static ListenerView view(ListenerDTO listener) {
        return new ListenerView(listener.name, listener.serviceId, listener.bundle, words(listener.rooms), words(listener.events),
                listener.openRooms, listener.told, listener.waiting, listener.dropped, listener.failed);
    }

    private static String words(String... names) {
        return names.length == 0 ? "all" : Printable.of(String.join(", ", names));
    }

    @Override
    public List<FailedListenerView> getFailedListeners() {
        return rows(dto -> dto.failedListeners, RoomsBean::view);
    }

    private static FailedListenerView view(FailedServiceDTO listener) {
        return new FailedListenerView(listener.serviceId, listener.bundle, Printable.of(listener.text));
    }

    @Override
    public List<StreamHandlerView> getStreamHandlers() {
        return rows(dto -> dto.streamHandlers, RoomsBean::view);
    }

    private static StreamHandlerView view(StreamHandlerDTO handler) {
        return new StreamHandlerView(handler.name, handler.serviceId, handler.bundle, handler.kind, Printable.of(handler.topic),
                words(handler.rooms), handler.taken, handler.failed);
    }

    @Override
    public List<FailedStreamHandlerView> getFailedStreamHandlers() {
        return rows(dto -> dto.failedStreamHandlers,
                handler -> new FailedStreamHandlerView(handler.serviceId, handler.bundle,
                        handler.reason == FailedServiceDTO.SHADOWED ? "SHADOWED" : "FAILED", Printable.of(handler.text)));
    }

    @Override
    public String leave(String room) {
        return OperatorActions.leave(room, keepers, rooms);
    }

    private static RoomView view(Room room) {
        var others = room.remoteParticipants().values();
        return new RoomView(Printable.of(room.name()), room.connectionState().name(),
                Printable.of(room.localParticipant().identity()), others.size(),
                others.stream().mapToInt(other -> other.trackPublications().size()).sum(), room.recording());
    }
}
