package org.livekit4j.management.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.EventStatistics;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.HandleStatistics;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.keeper.KeeperStatus;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.management.KeepersMXBean;
import org.livekit4j.management.MediaMXBean;
import org.livekit4j.management.NativeLibraryMXBean;
import org.livekit4j.management.RoomsMXBean;
import org.livekit4j.queue.dto.FailedPlugInDTO;
import org.livekit4j.queue.dto.MediaRuntime;
import org.livekit4j.queue.dto.MediaRuntimeDTO;
import org.livekit4j.queue.dto.PlugInDTO;
import org.livekit4j.queue.dto.StreamDTO;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.Room;

/** The beans as a management console sees them: through open types, by name. */
class BeansTest {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    private Object read(String name, String attribute) throws JMException {
        return server.getAttribute(new ObjectName(name), attribute);
    }

    private boolean there(String name) throws JMException {
        return server.isRegistered(new ObjectName(name));
    }

    private static CompositeData row(Object table) {
        assertThat((CompositeData[]) table).hasSize(1);
        return ((CompositeData[]) table)[0];
    }

    private static <T> T fake(Class<T> type, Map<String, ?> answers) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (self, method, arguments) -> switch (method
                        .getName()) {
                    case "equals" -> self == arguments[0];
                    case "hashCode" -> System.identityHashCode(self);
                    default -> answers.get(method.getName());
                }));
    }

    @Test
    void shouldShowTheNativeLibraryAsLongAsItIsOpen() throws JMException {
        NativeLibraryBean bean = new NativeLibraryBean(fake(FfiClient.class, Map.of("health",
                new FfiHealth(FfiHealth.State.DEGRADED, Optional.empty(), "/lib.so", 2, Optional.of("boom"), true), "handles",
                new HandleStatistics(9, 6, 3, Map.of(HandleKind.ROOM, 3L)), "events",
                new EventStatistics(5, 1, 2, 3, 0, 0, 0, 4))));
        String name = NativeLibraryMXBean.OBJECT_NAME;

        assertThat(read(name, "State")).isEqualTo("DEGRADED");
        assertThat(read(name, "Version")).isNull();
        assertThat(read(name, "LastPanic")).isEqualTo("boom");
        assertThat(read(name, "HandlesLive")).isEqualTo(3L);
        assertThat(read(name, "LiveHandlesByKind").toString()).contains("ROOM");
        assertThat(((CompositeData) read(name, "Events")).get("logsDropped")).isEqualTo(4L);
        bean.close();
        assertThat(there(name)).isFalse();
    }

    @Test
    void shouldShowRooms() throws JMException {
        RoomsBean bean = new RoomsBean();
        Room room = fake(Room.class, Map.of("name", "hall", "connectionState", ConnectionState.RECONNECTING, "localParticipant",
                fake(LocalParticipant.class, Map.of("identity", "ada")), "remoteParticipants", Map.of(), "recording", true));
        bean.addRoom(room);

        assertThat(row(read(RoomsMXBean.OBJECT_NAME, "Rooms"))
                .getAll(new String[]{"name", "state", "identity", "others", "recording"}))
                .containsExactly("hall", "RECONNECTING", "ada", 0, true);
        bean.removeRoom(room);
        assertThat((CompositeData[]) read(RoomsMXBean.OBJECT_NAME, "Rooms")).isEmpty();
        bean.close();
        assertThat(there(RoomsMXBean.OBJECT_NAME)).isFalse();
    }

    @Test
    void shouldShowKeepersAndHowManyAreOut() throws JMException {
        KeepersBean bean = new KeepersBean();
        KeeperStatus status = new KeeperStatus("pid", "ws://host", "hall", "ada", KeeperState.RETRYING, Instant.ofEpochMilli(5),
                1,
                Optional.of("down"), Optional.of(Instant.ofEpochMilli(7)));
        bean.addKeeper(fake(RoomKeeper.class, Map.of("status", status)));

        assertThat(row(read(KeepersMXBean.OBJECT_NAME, "Keepers"))
                .getAll(new String[]{"pid", "state", "since", "lastFailure", "nextTry"}))
                .containsExactly("pid", "RETRYING", 5L, "down", 7L);
        assertThat(read(KeepersMXBean.OBJECT_NAME, "Missing")).isEqualTo(1);
        bean.close();
    }

    private static MediaRuntime media(String room) {
        StreamDTO stream = new StreamDTO();
        stream.room = room;
        stream.processors = new long[]{1, 2};
        PlugInDTO plugIn = new PlugInDTO();
        plugIn.name = "denoiser";
        FailedPlugInDTO failed = new FailedPlugInDTO();
        failed.text = "wrong";
        MediaRuntimeDTO dto = new MediaRuntimeDTO();
        dto.medium = "audio";
        dto.streams = new StreamDTO[]{stream};
        dto.plugIns = new PlugInDTO[]{plugIn};
        dto.failedPlugIns = new FailedPlugInDTO[]{failed};
        return () -> dto;
    }

    @Test
    void shouldShowTheNewMediumWhenItComesBeforeTheOldOneGoes() throws JMException {
        String name = MediaMXBean.OBJECT_NAME + "audio";
        MediaBeans beans = new MediaBeans();
        MediaRuntime old = media("old");
        MediaRuntime other = media("new");
        beans.addMedium(old);
        assertThat(row(read(name, "Streams")).get("room")).isEqualTo("old");
        assertThat(row(read(name, "Streams")).get("processors")).isEqualTo(2);
        assertThat(row(read(name, "PlugIns")).get("name")).isEqualTo("denoiser");
        assertThat(row(read(name, "FailedPlugIns")).get("reason")).isEqualTo("wrong");

        beans.addMedium(other);
        beans.removeMedium(old);
        assertThat(row(read(name, "Streams")).get("room")).isEqualTo("new");
        beans.removeMedium(other);
        assertThat(there(name)).isFalse();
        beans.addMedium(old);
        beans.close();
        assertThat(there(name)).isFalse();
    }
}
