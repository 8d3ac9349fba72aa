package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.After;
import org.junit.Test;
import org.livekit4j.dto.FailedServiceDTO;
import org.livekit4j.management.RoomsMXBean;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.room.RoomEventNames;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.Rooms;
import org.livekit4j.room.dto.ListenerDTO;
import org.livekit4j.room.dto.RoomRuntime;
import org.livekit4j.room.dto.RoomRuntimeDTO;
import org.livekit4j.shell.LiveKitCommands;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/** A bundle registers a listener of rooms as a service, and operators see what becomes of it. */
public class ListenerWhiteboardIT extends InFelix {
    private ServiceRegistration<?> listener;

    @Configuration
    @Override
    public Option[] configuration() {
        return Operations.framework(Operations.tools());
    }

    @After
    public void unregister() {
        listener.unregister();
        assertThat(runtime().listeners).isEmpty();
        assertThat(runtime().failedListeners).isEmpty();
    }

    private void register(Map<String, ?> properties) {
        services().get(RoomRuntime.class);
        RoomListener silent = (room, event) -> {
        };
        listener = context.registerService(RoomListener.class, silent, new Hashtable<>(properties));
    }

    private void change(Map<String, ?> properties) {
        listener.setProperties(new Hashtable<>(properties));
    }

    private RoomRuntimeDTO runtime() {
        return services().get(RoomRuntime.class).getRuntimeDTO();
    }

    private ListenerDTO listening() {
        assertThat(runtime().failedListeners).isEmpty();
        return Arrays.stream(runtime().listeners).filter(dto -> dto.serviceId == id()).findFirst().orElseThrow();
    }

    private FailedServiceDTO failed() {
        assertThat(runtime().listeners).isEmpty();
        return Arrays.stream(runtime().failedListeners).filter(dto -> dto.serviceId == id()).findFirst().orElseThrow();
    }

    private long id() {
        return (long) listener.getReference().getProperty(Constants.SERVICE_ID);
    }

    private static CompositeData[] attribute(String name) throws Exception {
        return (CompositeData[]) ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(RoomsMXBean.OBJECT_NAME),
                name);
    }

    @Test
    public void shouldBeListedWhenItIsRight() throws Exception {
        register(Map.of(RoomListener.ROOM, "hall", RoomListener.EVENTS, new String[]{RoomEventNames.CONNECTED}));
        assertThat(listening()).satisfies(dto -> {
            assertThat(dto.bundle).isEqualTo(context.getBundle().getSymbolicName());
            assertThat(dto.rooms).containsExactly("hall");
            assertThat(dto.events).containsExactly(RoomEventNames.CONNECTED);
            assertThat(dto.openRooms).isZero();
        });
        await().untilAsserted(
                () -> assertThat(attribute("Listeners")).extracting(row -> row.get("rooms")).containsExactly("hall"));
        assertThat(services().get(LiveKitCommands.class).subscribers().json()).contains("\"listeners\":[{", "\"rooms\":\"hall\"");
    }

    @Test
    public void shouldBeListedAsFailedWhileAPropertyIsWrong() throws Exception {
        register(Map.of(RoomListener.EVENTS, "NoSuchEvent"));
        assertThat(failed()).satisfies(dto -> {
            assertThat(dto.reason).isEqualTo(FailedServiceDTO.INVALID_PROPERTY);
            assertThat(dto.text).contains(RoomListener.EVENTS, "NoSuchEvent", RoomEventNames.CONNECTED);
            assertThat(dto.bundle).isEqualTo(context.getBundle().getSymbolicName());
        });
        await().untilAsserted(() -> assertThat(attribute("FailedListeners")).extracting(row -> row.get("reason")).singleElement()
                .asString().contains("NoSuchEvent"));
        LiveKitCommands commands = services().get(LiveKitCommands.class);
        assertThat(commands.subscribers().json()).contains("\"failedListeners\":[{", "NoSuchEvent");
        assertThat(commands.doctor().text(0)).contains("1 listeners are not used");

        change(Map.of());
        assertThat(listening().events).isEmpty();
        for (Map<String, ?> wrong : List.of(Map.of(RoomListener.ROOM, 5), Map.of(RoomListener.ROOM, new String[0]),
                Map.of("livekit.rooom", "hall"))) {
            change(wrong);
            assertThat(failed().text).contains(wrong.keySet());
        }
    }

    @Test
    public void shouldBeListedAsFailedWhenItsBundleGivesNoObject() {
        services().get(RoomRuntime.class);
        listener = context.registerService(RoomListener.class, new ServiceFactory<RoomListener>() {
            @Override
            public RoomListener getService(Bundle bundle, ServiceRegistration<RoomListener> registration) {
                throw new IllegalStateException("expected in this test");
            }

            @Override
            public void ungetService(Bundle bundle, ServiceRegistration<RoomListener> registration, RoomListener service) {}
        }, null);
        assertThat(failed().reason).isEqualTo(FailedServiceDTO.UNGETTABLE);
    }

    @Test
    public void shouldStayListedWhenTheQueueOrTheServiceOfRoomsIsRestarted() throws Exception {
        register(Map.of(RoomListener.ROOM, "hall"));
        services().stop("org.livekit4j.queue", FfiEventQueue.class);
        assertThat(listening().rooms).containsExactly("hall");
        services().start("org.livekit4j.queue", FfiEventQueue.class);
        assertThat(listening().rooms).containsExactly("hall");

        services().stop("org.livekit4j.room", Rooms.class);
        services().start("org.livekit4j.room", Rooms.class);
        assertThat(listening().rooms).containsExactly("hall");
    }
}
