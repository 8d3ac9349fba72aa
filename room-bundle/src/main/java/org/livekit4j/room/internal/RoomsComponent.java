package org.livekit4j.room.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.Arrays;
import java.util.stream.Stream;
import org.livekit4j.dto.FailedServiceDTO;
import org.livekit4j.ffi.BundleClasses;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.whiteboard.Whiteboard;
import org.livekit4j.queue.ServiceSubscriberRegistry;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.Rooms;
import org.livekit4j.room.dto.ListenerDTO;
import org.livekit4j.room.dto.RoomRuntime;
import org.livekit4j.room.dto.RoomRuntimeDTO;
import org.livekit4j.room.dto.StreamHandlerDTO;
import org.livekit4j.room.stream.ByteStreamHandler;
import org.livekit4j.room.stream.TextStreamHandler;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * {@link Rooms} as an OSGi service, with the whiteboards of listeners and of handlers of streams. Separate from the service
 * itself, so that plain Java needs no OSGi class.
 */
@Component(service = {Rooms.class, RoomRuntime.class}, immediate = true) // what it has opened outlives the last reference to it
public final class RoomsComponent extends RoomsImpl implements RoomRuntime {

    private final BundleContext context;
    private final RoomRegistrar services;
    private final Whiteboard<ListenerService> whiteboard = new Whiteboard<>();
    private final Whiteboard<StreamHandlerService> textHandlers = new Whiteboard<>();
    private final Whiteboard<StreamHandlerService> byteHandlers = new Whiteboard<>();

    @Activate
    public RoomsComponent(BundleContext context, @Reference FfiClient client) {
        super(client, new ServiceSubscriberRegistry(context));
        BundleClasses.load(RoomsComponent.class);
        this.context = context;
        services = new RoomRegistrar(context);
    }

    @Override
    void joined(Room room) {
        services.add(room);
    }

    @Override
    void ended(Room room) {
        services.remove(room);
    }

    @Deactivate
    @Override
    public void close() {
        super.close();
    }

    @Reference(service = RoomListener.class, cardinality = MULTIPLE, policy = DYNAMIC, policyOption = GREEDY)
    void bindListener(ServiceReference<RoomListener> reference, RoomListener listener) {
        whiteboard.add(new ListenerService(reference, listener, audience()));
    }

    void updatedListener(ServiceReference<RoomListener> reference) {
        whiteboard.modified(reference);
    }

    void unbindListener(ServiceReference<RoomListener> reference) {
        whiteboard.remove(reference);
    }

    @Reference(service = TextStreamHandler.class, cardinality = MULTIPLE, policy = DYNAMIC, policyOption = GREEDY)
    void bindTextHandler(ServiceReference<TextStreamHandler> reference, TextStreamHandler handler) {
        textHandlers.add(new StreamHandlerService(reference, topic -> StreamTaker.ofText(topic, handler), streamHandlers()));
    }

    void updatedTextHandler(ServiceReference<TextStreamHandler> reference) {
        textHandlers.modified(reference);
    }

    void unbindTextHandler(ServiceReference<TextStreamHandler> reference) {
        textHandlers.remove(reference);
    }

    @Reference(service = ByteStreamHandler.class, cardinality = MULTIPLE, policy = DYNAMIC, policyOption = GREEDY)
    void bindByteHandler(ServiceReference<ByteStreamHandler> reference, ByteStreamHandler handler) {
        byteHandlers.add(new StreamHandlerService(reference, topic -> StreamTaker.ofBytes(topic, handler), streamHandlers()));
    }

    void updatedByteHandler(ServiceReference<ByteStreamHandler> reference) {
        byteHandlers.modified(reference);
    }

    void unbindByteHandler(ServiceReference<ByteStreamHandler> reference) {
        byteHandlers.remove(reference);
    }

    private Stream<StreamHandlerService> handlers() {
        return Stream.concat(textHandlers.services(), byteHandlers.services());
    }

    @Override
    public RoomRuntimeDTO getRuntimeDTO() {
        RoomRuntimeDTO dto = new RoomRuntimeDTO();
        dto.listeners = whiteboard.services().flatMap(service -> service.listening().stream()).toArray(ListenerDTO[]::new);
        dto.failedListeners = whiteboard.failures(context, RoomListener.class);
        dto.streamHandlers = handlers().flatMap(service -> service.handling().stream()).toArray(StreamHandlerDTO[]::new);
        dto.failedStreamHandlers = Stream.of(Arrays.stream(textHandlers.failures(context, TextStreamHandler.class)),
                Arrays.stream(byteHandlers.failures(context, ByteStreamHandler.class)),
                handlers().flatMap(service -> service.shadowed().stream())).flatMap(all -> all).toArray(FailedServiceDTO[]::new);
        return dto;
    }
}
