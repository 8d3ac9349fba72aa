package org.livekit4j.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.livekit4j.configuration.ConfigurationMistakes;
import org.livekit4j.configuration.ConfigurationStatus;
import org.livekit4j.dashboard.DashboardControl;
import org.livekit4j.dto.FailedServiceDTO;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.management.BundleTroubles.Trouble;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.media.dto.MediaRuntime;
import org.livekit4j.media.management.ProcessorControl;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.dto.QueueRuntime;
import org.livekit4j.room.Room;
import org.livekit4j.room.Rooms;
import org.livekit4j.room.dto.RoomRuntime;
import org.livekit4j.shell.Report;
import org.livekit4j.testing.Fake;
import org.livekit4j.testing.FakeRooms;

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
    void shouldListListenersWhenTheyAreToldSomethingOrNothing() {
        services.with(RoomRuntime.class, Fakes.roomRuntime());

        assertThat(commands.subscribers().text(0)).startsWith("no subscribers").contains("com.acme.Recorder", "attic, hall",
                "deaf.bundle", "livekit.room.events is wrong");
        assertThat(commands.subscribers().json()).contains("\"listeners\":[{\"listener\":\"com.acme.Recorder\"",
                "\"failedListeners\":[{\"serviceId\":8,\"bundle\":\"deaf.bundle\"");
    }

    @Test
    void shouldListStreamHandlersWhenTheyAreUsedOrNot() {
        services.with(RoomRuntime.class, Fakes.roomRuntime());

        assertThat(commands.subscribers().json()).contains("\"streamHandlers\":[{\"handler\":\"com.acme.Chat\"",
                "\"kind\":\"text\",\"topic\":\"lk.chat\",\"rooms\":\"all\"",
                "\"failedStreamHandlers\":[{\"serviceId\":9,\"bundle\":\"late.bundle\",\"state\":\"SHADOWED\"");
    }

    @Test
    void shouldSayWhichPlugInsOfRoomsAreNotUsed() {
        RoomRuntime runtime = Fakes.roomRuntime();
        services.with(Rooms.class, new FakeRooms()).with(RoomRuntime.class, runtime);

        assertThat(commands.doctor().text(0)).contains("1 listeners are not used -> livekit:subscribers says why",
                "note   rooms          stream handler 9 of late.bundle is not used: service 7 handles the text streams");
        runtime.getRuntimeDTO().failedStreamHandlers[0].reason = FailedServiceDTO.INVALID_PROPERTY;
        assertThat(commands.doctor().text(0)).contains("WRONG  rooms          stream handler 9 of late.bundle");
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
                .with(Rooms.class, new FakeRooms())
                .with(RoomKeeper.class, Fakes.keeper(KeeperState.JOINED, Optional.empty()));

        assertThat(commands.doctor().text(80)).doesNotContain("WRONG").contains("ok     kept rooms     1 joined");
        assertThat(commands.doctor().json()).endsWith("\"ok\":true}");
    }

    @Test
    void shouldSayWhichRoomIsNotJoinedAndHowTheLibraryIs() {
        services.with(FfiClient.class, Fakes.client(FfiHealth.State.STUCK)).with(QueueRuntime.class, Fakes.queueRuntime())
                .with(FfiEventQueue.class, Fakes.queue())
                .with(RoomKeeper.class, Fakes.keeper(KeeperState.GIVEN_UP, Optional.empty()));

        assertThat(commands.doctor().text(80)).contains("is STUCK: boom -> restart the JVM",
                "WRONG  queue          1 subscribers are not used", "org.livekit4j.room~hall is GIVEN_UP (down)");
    }

    @Test
    void shouldSayWhatIsWrongWithMediaAndWhatToDo() {
        services.installed.add("org.livekit4j.video");
        MediaRuntime media = Fakes.media();
        media.getRuntimeDTO().plugIns[0].failed = 4;
        media.getRuntimeDTO().plugIns[0].late = 2;
        media.getRuntimeDTO().streams[0].consumer = "Sink recorder of bundle rec";
        media.getRuntimeDTO().unmatchedProcessors = new String[]{"gian"};
        services.with(MediaRuntime.class, media);

        assertThat(commands.doctor().text(0)).contains("ok     audio          1 streams, 1 plug-ins",
                "WRONG  video          there is no service -> start the bundle org.livekit4j.video",
                "WRONG  plug-ins       AudioSink 0 of bad is not used: livekit.room is wrong -> correct the property",
                "note   plug-ins       AudioFrameProcessor denoiser of denoise has failed 4 times, was late 2 times",
                "livekit:exclude denoiser",
                "note   plug-ins       org.livekit4j.audio names the processor gian, and there is none",
                "note   losses         audio stream tone of bob has lost 2 of 10 frames: Sink recorder of bundle rec does not");
        media.getRuntimeDTO().plugIns[0].excluded = true;
        assertThat(commands.doctor().text(0)).contains("denoiser of denoise is excluded -> livekit:exclude denoiser --undo");
    }

    @Test
    void shouldSayThatEachTrackGoesToASinkTwiceWhenThereAreTwoServicesOfAMedium() {
        services.with(MediaRuntime.class, Fakes.media()).with(MediaRuntime.class, Fakes.media());

        assertThat(commands.doctor().text(0)).contains("WRONG  audio          there are 2 services",
                "uninstall all bundles org.livekit4j.audio but one");
    }

    @Test
    void shouldNameMistakesInConfigurationsAndBundlesThatAreNotRefreshed() {
        ConfigurationMistakes mistakes = new ConfigurationMistakes("org.livekit4j.audio", _ -> {
        });
        mistakes.set(List.of("property processor.timeoutMs is \"fast\"; it must be a whole number"));
        services.with(ConfigurationStatus.class, mistakes);
        services.troubles.add(new Trouble("org.livekit4j.queue was updated, and org.livekit4j.audio still use it", "refresh it"));

        assertThat(commands.doctor().text(0)).contains(
                "WRONG  configuration  org.livekit4j.audio: property processor.timeoutMs is \"fast\"",
                "WRONG  bundles        org.livekit4j.queue was updated",
                "WRONG  queue          there is no event queue -> refresh it");
    }

    @Test
    void shouldTellTheTruthAboutNativeAccessWhenTheLibraryIsNotOpen() {
        boolean enabled = FfiClient.class.getModule().isNativeAccessEnabled();
        assertThat(commands.doctor().text(0)).contains((enabled ? "ok     " : "WRONG  ") + "native access");

        services.with(FfiClient.class, Fakes.client(FfiHealth.State.READY));
        assertThat(commands.doctor().text(0)).as("as the bundle found it").contains("ok     native access");
    }

    @ParameterizedTest
    @EnumSource(names = {"RETRYING", "GIVEN_UP", "LEFT", "RECONNECTING"})
    void shouldSayHowToRejoinWhenAKeeperIsOut(KeeperState state) {
        services.with(RoomKeeper.class, Fakes.keeper(state, Optional.empty()));

        assertThat(commands.doctor().text(0)).contains("org.livekit4j.room~hall is " + state + " (down) -> ",
                "livekit:rejoin org.livekit4j.room~hall");
    }

    @Test
    void shouldActAndConfirmIt() {
        List<String> told = new ArrayList<>();
        services.with(RoomKeeper.class, Fakes.keeper("org.livekit4j.room~hall", "great hall", told))
                .with(RoomKeeper.class, Fakes.keeper("org.livekit4j.room~attic", "attic", told));

        assertThat(commands.rejoin("hall").text(0)).isEqualTo("org.livekit4j.room~hall rejoins its room");
        assertThat(commands.rejoin("org.livekit4j.room~attic").json())
                .isEqualTo("{\"done\":\"org.livekit4j.room~attic rejoins its room\"}");
        assertThat(commands.leave("great hall").text(0)).startsWith("org.livekit4j.room~hall leaves its room and stays out");
        assertThat(told).containsExactly("rejoin great hall", "rejoin attic", "leave great hall");
        assertThat(commands.keeperNames()).containsExactly("org.livekit4j.room~attic", "org.livekit4j.room~hall");
    }

    @Test
    void shouldSayWhatThereIsWhenANameFitsNothing() {
        services.with(RoomKeeper.class, Fakes.keeper("org.livekit4j.room~hall", "great hall", new ArrayList<>()));

        assertThatIllegalArgumentException().isThrownBy(() -> commands.rejoin("cellar"))
                .withMessage("there is no keeper \"cellar\"; there are org.livekit4j.room~hall");
        assertThatIllegalArgumentException().isThrownBy(() -> commands.leave("cellar\n"))
                .withMessage("there is no room or keeper \"cellar\\n\"; there are [org.livekit4j.room~hall]");
        assertThatIllegalArgumentException().isThrownBy(() -> commands.exclude("gain"))
                .withMessage("there is no processor or bundle of one \"gain\"; there is none");
    }

    @Test
    void shouldOpenAndCloseTheDashboardWhenThereIsOne() {
        assertThatIllegalStateException().isThrownBy(commands::dashboard)
                .withMessage("there is no dashboard; install and start the bundle org.livekit4j.dashboard");
        List<String> told = new ArrayList<>();
        services.with(DashboardControl.class, Fake.of(DashboardControl.class, (method, _) -> {
            told.add(method);
            return URI.create("http://127.0.0.1:4711/#token");
        }));

        assertThat(commands.dashboard().text(0)).isEqualTo("dashboard: http://127.0.0.1:4711/#token");
        assertThat(commands.closeDashboard().text(0)).isEqualTo("the dashboard is closed");
        assertThat(told).containsExactly("open", "close");
    }

    @Test
    void shouldLeaveProcessorsOutAndTakeThemInAgain() {
        services.with(ProcessorControl.class, Fakes.control("audio", "gain")).with(ProcessorControl.class,
                Fakes.control("video", "blur"));

        assertThat(commands.exclude("gain").text(0)).startsWith("[gain] excluded until livekit:exclude gain --undo");
        assertThat(commands.include("blur").text(0)).isEqualTo("[blur] called again");
        assertThat(commands.processorNames()).containsExactly("blur", "gain");
    }
}
