package org.livekit4j.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.dto.MediaRuntime;
import org.livekit4j.queue.dto.QueueRuntime;
import org.livekit4j.room.Room;
import org.livekit4j.room.Rooms;
import org.livekit4j.shell.Report;

class CommandsComponentTest {
    private final FakeServices services = new FakeServices();
    private final CommandsComponent commands = new CommandsComponent(services);

    private static List<String> row(Report report) {
        return List.of(report.text(0).lines().skip(1).findFirst().orElseThrow().strip().split(" +"));
    }

    @Test
    void shouldListRoomsWithTheirKeepers() {
        Room hall = Fakes.room("hall", "bob");
        services.with(Room.class, hall).with(Room.class, Fakes.room("attic")).with(RoomKeeper.class,
                Fakes.keeper(KeeperState.JOINED, Optional.of(hall)));

        assertThat(commands.rooms().text(0).lines()).hasSize(3).last().asString().startsWith("hall")
                .endsWith("org.livekit4j.room~hall");
        assertThat(commands.rooms().json())
                .contains("{\"name\":\"hall\",\"state\":\"CONNECTED\",\"identity\":\"ada\",\"others\":1,"
                        + "\"tracks\":0,\"sid\":\"RM_1\",\"keeper\":\"org.livekit4j.room~hall\"}");
        assertThat(commands.roomNames()).containsExactly("attic", "hall");
    }

    @Test
    void shouldListParticipantsOfOneRoomOrOfAll() {
        services.with(Room.class, Fakes.room("hall", "bob", "eve")).with(Room.class, Fakes.room("attic"));

        assertThat(commands.participants(Optional.empty()).text(0).lines()).hasSize(5);
        assertThat(commands.participants(Optional.of("attic")).text(0).lines()).hasSize(2);
        assertThat(commands.participants(Optional.of("cellar")).text(0)).isEqualTo("no participants");
        assertThat(row(commands.participants(Optional.of("hall")))).startsWith("hall", "ada", "ADA", "true");
    }

    @Test
    void shouldListStreamsAndPlugIns() {
        services.with(MediaRuntime.class, Fakes.media());

        assertThat(row(commands.streams(Optional.empty()))).containsExactly("audio", "hall", "bob", "tone", "MICROPHONE", "10",
                "8", "2",
                "0", "1");
        assertThat(commands.streams(Optional.of("attic")).text(0)).startsWith("no streams").contains("denoiser",
                "livekit.room is wrong");
        assertThat(commands.streams(Optional.empty()).json()).startsWith("{\"streams\":[{\"medium\":\"audio\"")
                .contains("\"plugIns\":[{\"kind\":\"AudioFrameProcessor\"", "\"failedPlugIns\":[{\"kind\":\"AudioSink\"");
    }

    @Test
    void shouldListSubscribersAndThoseThatGetNothing() {
        services.with(FfiEventQueue.class, Fakes.queue()).with(QueueRuntime.class, Fakes.queueRuntime());

        assertThat(commands.subscribers().text(0)).contains("meter", "a bundle", "types [logs]", "bad.bundle",
                "livekit.event.types is wrong");
        assertThat(row(commands.stats())).containsExactly("AUDIO", "900", "200", "700", "11");
    }

    @Test
    void shouldListHandlesByKind() {
        services.with(FfiClient.class, Fakes.client(FfiHealth.State.READY));

        assertThat(row(commands.handles())).containsExactly("ROOM", "1");
        assertThat(commands.handles().json())
                .isEqualTo("{\"handles\":[{\"kind\":\"ROOM\",\"live\":1},{\"kind\":\"TRACK\",\"live\":2}],"
                        + "\"library\":[{\"created\":9,\"released\":6,\"live\":3,\"panics\":1,\"state\":\"READY\",\"version\":\"0.13.2\"}]}");
        assertThat(commands.stats().text(0)).contains("100", "received");
    }

    @Test
    void shouldListKeepersWithTheirLastFailure() {
        services.with(RoomKeeper.class, Fakes.keeper(KeeperState.RETRYING, Optional.empty()));

        assertThat(row(commands.keepers())).containsExactly("org.livekit4j.room~hall", "RETRYING", "hall", "ada", "ws://host",
                "2026-01-01T00:00:00Z", "3", "down");
    }

    @Test
    void shouldFindEverythingMissingWhenNothingIsThere() {
        assertThat(commands.rooms().text(80)).isEqualTo("no rooms");
        assertThat(commands.stats().text(80)).isEqualTo("no lanes");
        assertThat(commands.doctor().text(80)).contains("WRONG  library", "WRONG  queue", "WRONG  rooms")
                .doesNotContain("kept rooms");
        assertThat(commands.doctor().json()).endsWith("\"ok\":false}");
    }

    @Test
    void shouldFindNothingWrongWhenAllIsThere() {
        services.with(FfiClient.class, Fakes.client(FfiHealth.State.READY)).with(FfiEventQueue.class, Fakes.queue())
                .with(Rooms.class, (url, token, options, listeners) -> null)
                .with(RoomKeeper.class, Fakes.keeper(KeeperState.JOINED, Optional.empty()));

        assertThat(commands.doctor().text(80)).doesNotContain("WRONG").contains("ok     kept rooms     1 joined");
        assertThat(commands.doctor().json()).endsWith("\"ok\":true}");
    }

    @Test
    void shouldSayWhichRoomIsNotJoinedAndHowTheLibraryIs() {
        services.with(FfiClient.class, Fakes.client(FfiHealth.State.STUCK)).with(QueueRuntime.class, Fakes.queueRuntime())
                .with(FfiEventQueue.class, Fakes.queue())
                .with(RoomKeeper.class, Fakes.keeper(KeeperState.GIVEN_UP, Optional.empty()));

        assertThat(commands.doctor().text(80)).contains("is STUCK: boom -> start the JVM again",
                "WRONG  queue          1 subscribers get nothing", "org.livekit4j.room~hall is GIVEN_UP (down)");
    }
}
