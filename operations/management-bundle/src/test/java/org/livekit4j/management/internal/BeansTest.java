package org.livekit4j.management.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;
import org.livekit4j.dto.FailedServiceDTO;
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
import org.livekit4j.media.dto.FailedPlugInDTO;
import org.livekit4j.media.dto.MediaRuntime;
import org.livekit4j.media.dto.MediaRuntimeDTO;
import org.livekit4j.media.dto.PlugInDTO;
import org.livekit4j.media.dto.StreamDTO;
import org.livekit4j.media.management.ProcessorControl;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.Room;
import org.livekit4j.room.dto.ListenerDTO;
import org.livekit4j.room.dto.RoomRuntime;
import org.livekit4j.room.dto.RoomRuntimeDTO;
import org.livekit4j.room.dto.StreamHandlerDTO;
import org.livekit4j.testing.Fake;

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

    @Test
    void shouldShowTheNativeLibraryAsLongAsItIsOpen() throws JMException {
        NativeLibraryBean bean = new NativeLibraryBean(Fake.of(FfiClient.class, Map.of("health",
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
        Room room = Fake.of(Room.class,
                Map.of("name", "hall", "connectionState", ConnectionState.RECONNECTING, "localParticipant",
                        Fake.of(LocalParticipant.class, Map.of("identity", "ada")), "remoteParticipants", Map.of(), "recording",
                        true));
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
    void shouldShowListenersWhenTheyAreToldSomethingOrNothing() throws JMException {
        ListenerDTO listener = new ListenerDTO();
        listener.name = "com.acme.Recorder";
        listener.serviceId = 7;
        listener.rooms = new String[]{"hall", "attic\n"};
        listener.openRooms = 1;
        listener.told = 12;
        FailedServiceDTO failed = new FailedServiceDTO();
        failed.serviceId = 8;
        failed.bundle = "bad";
        failed.text = "livekit.room\nis wrong";
        RoomRuntimeDTO dto = new RoomRuntimeDTO();
        dto.listeners = new ListenerDTO[]{listener};
        dto.failedListeners = new FailedServiceDTO[]{failed};
        RoomRuntime runtime = () -> dto;
        RoomsBean bean = new RoomsBean();
        bean.addRuntime(runtime);

        assertThat(row(read(RoomsMXBean.OBJECT_NAME, "Listeners"))
                .getAll(new String[]{"listener", "serviceId", "rooms", "events", "openRooms", "told"}))
                .containsExactly("com.acme.Recorder", 7L, "hall, attic\\n", "all", 1, 12L);
        assertThat(row(read(RoomsMXBean.OBJECT_NAME, "FailedListeners")).getAll(new String[]{"serviceId", "bundle", "reason"}))
                .containsExactly(8L, "bad", "livekit.room\\nis wrong");
        bean.removeRuntime(runtime);
        assertThat((CompositeData[]) read(RoomsMXBean.OBJECT_NAME, "FailedListeners")).isEmpty();
        bean.close();
    }

    @Test
    void shouldShowStreamHandlersWhenTheyAreUsedOrNot() throws JMException {
        StreamHandlerDTO handler = new StreamHandlerDTO();
        handler.name = "com.acme.Chat";
        handler.kind = "text";
        handler.topic = "lk.chat\n";
        handler.taken = 12;
        FailedServiceDTO shadowed = new FailedServiceDTO();
        shadowed.serviceId = 8;
        shadowed.bundle = "late";
        shadowed.reason = FailedServiceDTO.SHADOWED;
        shadowed.text = "service 7 handles the text streams of topic 'lk.chat'";
        RoomRuntimeDTO dto = new RoomRuntimeDTO();
        dto.streamHandlers = new StreamHandlerDTO[]{handler};
        dto.failedStreamHandlers = new FailedServiceDTO[]{shadowed};
        RoomsBean bean = new RoomsBean();
        bean.addRuntime(() -> dto);

        assertThat(row(read(RoomsMXBean.OBJECT_NAME, "StreamHandlers"))
                .getAll(new String[]{"handler", "kind", "topic", "rooms", "taken", "failed"}))
                .containsExactly("com.acme.Chat", "text", "lk.chat\\n", "all", 12L, 0L);
        assertThat(
                row(read(RoomsMXBean.OBJECT_NAME, "FailedStreamHandlers")).getAll(new String[]{"serviceId", "bundle", "state"}))
                .containsExactly(8L, "late", "SHADOWED");
        shadowed.reason = FailedServiceDTO.INVALID_PROPERTY;
        assertThat(row(read(RoomsMXBean.OBJECT_NAME, "FailedStreamHandlers")).get("state")).isEqualTo("FAILED");
        bean.close();
    }

    @Test
    void shouldShowKeepersAndHowManyAreOut() throws JMException {
        KeepersBean bean = new KeepersBean();
        KeeperStatus status = new KeeperStatus("pid", "ws://host", "hall", "ada", KeeperState.RETRYING, Instant.ofEpochMilli(5),
                1,
                Optional.of("down"), Optional.of(Instant.ofEpochMilli(7)));
        bean.addKeeper(Fake.of(RoomKeeper.class, Map.of("status", status)));

        assertThat(row(read(KeepersMXBean.OBJECT_NAME, "Keepers"))
                .getAll(new String[]{"pid", "state", "since", "lastFailure", "nextTry"}))
                .containsExactly("pid", "RETRYING", 5L, "down", 7L);
        assertThat(read(KeepersMXBean.OBJECT_NAME, "Missing")).isEqualTo(1);
        bean.close();
    }

    @Test
    void shouldShowWhatStrangersChoseOnOneLine() throws JMException {
        String hostile = "hall\n2026 ERROR forged\u001b[2J\u202e";
        String shown = "hall\\n2026 ERROR forged\\u001b[2J\\u202e";
        RoomsBean rooms = new RoomsBean();
        rooms.addRoom(Fake.of(Room.class,
                Map.of("name", hostile, "connectionState", ConnectionState.CONNECTED, "localParticipant",
                        Fake.of(LocalParticipant.class, Map.of("identity", hostile)), "remoteParticipants", Map.of(), "recording",
                        true)));
        MediaBeans media = new MediaBeans();
        media.addMedium(media(hostile));

        assertThat(row(read(RoomsMXBean.OBJECT_NAME, "Rooms")).getAll(new String[]{"name", "identity"})).containsOnly(shown);
        assertThat(row(read(MediaMXBean.OBJECT_NAME + "audio", "Streams")).get("room")).isEqualTo(shown);
        rooms.close();
        media.close();
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

    private Object call(String name, String operation, String argument) throws JMException {
        return server.invoke(new ObjectName(name), operation, new Object[]{argument}, new String[]{String.class.getName()});
    }

    @Test
    void shouldDoWhatOperatorsWantOfKeepersAndRooms() throws JMException {
        List<String> told = new ArrayList<>();
        RoomKeeper keeper = keeper("org.livekit4j.room~hall", "great hall", told);
        KeepersBean keepers = new KeepersBean();
        keepers.addKeeper(keeper);
        RoomsBean rooms = new RoomsBean();
        rooms.addKeeper(keeper);
        rooms.addRoom(room("attic", told));

        assertThat(call(KeepersMXBean.OBJECT_NAME, "rejoin", "hall")).isEqualTo("org.livekit4j.room~hall rejoins its room");
        assertThat((String) call(KeepersMXBean.OBJECT_NAME, "leave", "org.livekit4j.room~hall")).contains("stays out");
        assertThat((String) call(RoomsMXBean.OBJECT_NAME, "leave", "great hall")).contains("org.livekit4j.room~hall");
        assertThat(call(RoomsMXBean.OBJECT_NAME, "leave", "attic")).isEqualTo("left room attic");
        assertThat(told).containsExactly("rejoin", "leave", "leave", "close attic");
        assertThatExceptionOfType(RuntimeMBeanException.class).isThrownBy(() -> call(KeepersMXBean.OBJECT_NAME, "rejoin", "x"))
                .havingCause().isInstanceOf(IllegalArgumentException.class).withMessageContaining("org.livekit4j.room~hall");
        keepers.close();
        rooms.close();
    }

    private static RoomKeeper keeper(String pid, String room, List<String> told) {
        KeeperStatus status = new KeeperStatus(pid, "", room, "", KeeperState.JOINED, Instant.EPOCH, 1, Optional.empty(),
                Optional.empty());
        return Fake.of(RoomKeeper.class, (method, _) -> switch (method) {
            case "status" -> status;
            case "room" -> Optional.empty();
            default -> told.add(method) ? null : told;
        });
    }

    private static Room room(String name, List<String> told) {
        return Fake.of(Room.class, (method, _) -> method.equals("name") ? name : told.add("close " + name) ? null : told);
    }

    @Test
    void shouldLeaveProcessorsOutOfOneMedium() throws JMException {
        List<String> told = new ArrayList<>();
        MediaBeans beans = new MediaBeans();
        beans.addMedium(media("hall"));
        beans.addControl(control("audio", told));
        beans.addControl(control("video", told));
        String name = MediaMXBean.OBJECT_NAME + "audio";

        assertThat((String) call(name, "exclude", "gain")).startsWith("[gain] excluded");
        assertThat((String) call(name, "include", "gain")).isEqualTo("[gain] called again");
        assertThat(told).containsExactly("audio exclude", "audio include");
        beans.close();
    }

    private static ProcessorControl control(String medium, List<String> told) {
        return Fake.of(ProcessorControl.class, (method, _) -> switch (method) {
            case "medium" -> medium;
            default -> told.add(medium + " " + method) ? List.of("gain") : told;
        });
    }
}
