package org.livekit4j.media.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.keeper.KeeperStatus;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.room.Room;
import org.livekit4j.testing.Fake;

class OperatorActionsTest {
    private final List<String> done = new ArrayList<>();
    private final Room hallRoom = room("hall");
    private final RoomKeeper hall = keeper("org.livekit4j.room~hall", "hall", hallRoom);
    private final RoomKeeper annex = keeper("org.livekit4j.room-annex", "garden", null);

    private Room room(String name) {
        return Fake.of(Room.class, (method, _) -> switch (method) {
            case "name" -> name;
            case "close" -> done.add("close " + name) ? null : null;
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private RoomKeeper keeper(String pid, String room, Room kept) {
        KeeperStatus status = new KeeperStatus(pid, "ws://host", room, "ada", KeeperState.JOINED, Instant.EPOCH, 1,
                Optional.empty(), Optional.empty());
        return Fake.of(RoomKeeper.class, (method, _) -> switch (method) {
            case "status" -> status;
            case "room" -> Optional.ofNullable(kept);
            default -> done.add(method + " " + pid);
        });
    }

    private ProcessorControl control(String medium, String... processors) {
        List<String> names = List.of(processors);
        return new ProcessorControl() {
            @Override
            public String medium() {
                return medium;
            }

            @Override
            public SortedSet<String> processors() {
                return new TreeSet<>(names);
            }

            @Override
            public List<String> exclude(String processor) {
                done.add(medium + " excludes " + processor);
                return names.contains(processor) ? List.of(processor) : List.of();
            }

            @Override
            public List<String> include(String processor) {
                done.add(medium + " includes " + processor);
                return names.contains(processor) ? List.of(processor) : List.of();
            }
        };
    }

    @Test
    void shouldRejoinTheKeeperThatIsNamedByItsPidOrTheEndOfIt() {
        assertThat(OperatorActions.rejoin("hall", List.of(hall, annex))).isEqualTo("org.livekit4j.room~hall rejoins its room");
        assertThat(OperatorActions.rejoin("annex", List.of(hall, annex)))
                .isEqualTo("org.livekit4j.room-annex rejoins its room");
        assertThat(done).containsExactly("rejoin org.livekit4j.room~hall", "rejoin org.livekit4j.room-annex");
    }

    @Test
    void shouldPreferTheWholePidWhenItIsTheEndOfAnotherOne() {
        RoomKeeper longer = keeper("other~org.livekit4j.room~hall", "other", null);
        OperatorActions.rejoin("org.livekit4j.room~hall", List.of(longer, hall));
        assertThat(done).containsExactly("rejoin org.livekit4j.room~hall");
    }

    @Test
    void shouldSayWhichKeepersThereAreWhenNoneIsMeant() {
        assertThatIllegalArgumentException().isThrownBy(() -> OperatorActions.rejoin("cellar", List.of(hall, annex)))
                .withMessage("there is no keeper \"cellar\"; there are org.livekit4j.room-annex, org.livekit4j.room~hall");
        assertThatIllegalArgumentException().isThrownBy(() -> OperatorActions.rejoin("cellar", List.of()))
                .withMessage("there is no keeper \"cellar\"; there is none");
        assertThat(done).isEmpty();
    }

    @Test
    void shouldLeaveTheKeeperAndNotCloseItsRoomWhenItIsKept() {
        assertThat(OperatorActions.leave("hall", List.of(hall, annex), List.of(hallRoom)))
                .isEqualTo("org.livekit4j.room~hall leaves its room and stays out until livekit:rejoin");
        assertThat(done).containsExactly("leave org.livekit4j.room~hall");
    }

    @Test
    void shouldLeaveTheKeeperOfARoomWhenTheRoomIsNamed() {
        OperatorActions.leave("garden", List.of(hall, annex), List.of());
        assertThat(done).containsExactly("leave org.livekit4j.room-annex");
    }

    @Test
    void shouldCloseARoomThatIsNotKept() {
        assertThat(OperatorActions.leave("cellar", List.of(hall), List.of(hallRoom, room("cellar"))))
                .isEqualTo("left room cellar");
        assertThat(done).containsExactly("close cellar");
    }

    @Test
    void shouldLeaveBothWhenAKeptRoomAndAnotherOneHaveTheName() {
        assertThat(OperatorActions.leave("hall", List.of(hall), List.of(hallRoom, room("hall"))))
                .isEqualTo("org.livekit4j.room~hall leaves its room and stays out until livekit:rejoin; left room hall");
        assertThat(done).containsExactly("leave org.livekit4j.room~hall", "close hall");
    }

    @Test
    void shouldSayWhichRoomsAndKeepersThereAreWhenNoneIsMeant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OperatorActions.leave("cellar", List.of(annex), List.of(room("attic"))))
                .withMessage("there is no room or keeper \"cellar\"; there are [attic, org.livekit4j.room-annex]");
        assertThatIllegalArgumentException().isThrownBy(() -> OperatorActions.leave("cellar", List.of(), List.of()))
                .withMessage("there is no room or keeper \"cellar\"; there is none");
    }

    @Test
    void shouldAskEachMediumToExcludeAProcessorAndToIncludeIt() {
        List<ProcessorControl> media = List.of(control("audio", "gain"), control("video", "gain", "blur"));
        assertThat(OperatorActions.exclude("gain", media)).startsWith("[gain, gain] excluded until livekit:exclude gain --undo");
        assertThat(OperatorActions.include("blur", media)).isEqualTo("[blur] called again");
        assertThat(done).containsExactly("audio excludes gain", "video excludes gain", "audio includes blur",
                "video includes blur");
        assertThatIllegalArgumentException().isThrownBy(() -> OperatorActions.include("echo", media))
                .withMessage("there is no processor or bundle of one \"echo\"; there are [blur, gain]");
    }

    @Test
    void shouldWriteWhoDidWhatToTheLog() {
        String log = logOf(() -> OperatorActions.rejoin("hall", List.of(hall)));
        assertThat(log).contains("org.livekit4j.operator",
                "rejoin hall by user " + OperatorActions.CurrentUser.name() + ": org.livekit4j.room~hall rejoins its room");
    }

    private static String logOf(Supplier<String> action) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            action.get();
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8);
    }
}
