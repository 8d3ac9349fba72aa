package org.livekit4j.shell.karaf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Registry;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.Terminal;
import org.apache.karaf.shell.impl.action.command.ManagerImpl;
import org.apache.karaf.shell.impl.console.RegistryImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.shell.LiveKitCommands;
import org.livekit4j.shell.Report;
import org.livekit4j.testing.Fake;

/** Karaf's own command manager reads the annotations, sets the fields and parses the arguments. */
class KarafCommandsTest {
    private static final List<Class<?>> CLASSES = List.of(Rooms.class, Participants.class, Record.class, Recordings.class,
            Streams.class, Subscribers.class,
            Handles.class, Stats.class, Keepers.class, Jobs.class, Doctor.class, Rejoin.class, Leave.class, Exclude.class,
            Dashboard.class,
            RoomNames.class,
            KeeperNames.class,
            ProcessorNames.class);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final RegistryImpl registry = new RegistryImpl(null);
    private Registry ofSession;
    private Terminal terminal;

    private final LiveKitCommands commands = Fake.of(LiveKitCommands.class, (method, arguments) -> method.endsWith("Names")
            ? new TreeSet<>(List.of("attic", "hall"))
            : report(method + (arguments == null ? "" : Arrays.toString(arguments))));

    private final Session session = Fake.of(Session.class, (method, _) -> switch (method) {
        case "getConsole" -> new PrintStream(out, true, StandardCharsets.UTF_8);
        case "getTerminal" -> terminal;
        case "getRegistry" -> ofSession;
        default -> null;
    });

    private static Report report(String what) {
        return new Report() {
            @Override
            public String text(int columns) {
                return what + " in " + columns;
            }

            @Override
            public String json() {
                return "{" + what + "}";
            }
        };
    }

    @BeforeEach
    void register() {
        registry.register(commands);
        ManagerImpl manager = new ManagerImpl(registry, registry);
        CLASSES.forEach(manager::register);
        ofSession = new RegistryImpl(registry);
        ofSession.register(session);
    }

    private String execute(String command, String... arguments) throws Exception {
        Command found = registry.getCommand("livekit", command);
        found.execute(session, new ArrayList<Object>(List.of(arguments)));
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rooms", "subscribers", "handles", "stats", "keepers", "jobs", "recordings", "doctor", "dashboard"})
    void shouldPrintTheReportOfItsName(String command) throws Exception {
        assertThat(execute(command)).isEqualTo(command + " in 0");
        assertThat(registry.getCommand("livekit", command).getDescription()).isNotBlank();
    }

    @Test
    void shouldStartAndStopRecordings() throws Exception {
        assertThat(execute("record", "hall", "recordings")).isEqualTo("record[hall, recordings, WAV, false] in 0");
        assertThat(execute("record", "--stop", "1")).endsWith("stopRecording[1] in 0");
    }

    @Test
    void shouldCloseTheDashboardWhenAsked() throws Exception {
        assertThat(execute("dashboard", "--close")).isEqualTo("closeDashboard in 0");
    }

    @Test
    void shouldPrintJsonWhenAsked() throws Exception {
        assertThat(execute("rooms", "--json")).isEqualTo("{rooms}");
    }

    @Test
    void shouldFitTheTerminalWhenThereIsOne() throws Exception {
        terminal = Fake.of(Terminal.class, (method, _) -> method.equals("getWidth") ? 90 : null);
        assertThat(execute("rooms")).isEqualTo("rooms in 90");
    }

    @ParameterizedTest
    @ValueSource(strings = {"participants", "streams"})
    void shouldBeOfOneRoomWhenItIsNamed(String command) throws Exception {
        assertThat(execute(command, "--json", "hall")).isEqualTo("{" + command + "[Optional[hall]]}");
        out.reset();
        assertThat(execute(command)).isEqualTo(command + "[Optional.empty] in 0");
    }

    @ParameterizedTest
    @CsvSource({"rejoin hall,rejoin[hall]", "leave hall,leave[hall]", "exclude gain,exclude[gain]",
        "exclude --undo gain,include[gain]", "exclude --json gain,{exclude[gain]}"})
    void shouldActOnWhatIsNamed(String line, String expected) throws Exception {
        List<String> words = List.of(line.split(" "));
        assertThat(execute(words.getFirst(), words.subList(1, words.size()).toArray(String[]::new)).replace(" in 0", ""))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rejoin", "leave", "exclude"})
    void shouldNotActOnNothing(String command) {
        assertThatException().isThrownBy(() -> execute(command)).withMessageContaining("required");
    }

    @ParameterizedTest
    @ValueSource(classes = {RoomNames.class, KeeperNames.class, ProcessorNames.class})
    void shouldCompleteNames(Class<? extends Completer> type) {
        List<String> candidates = new ArrayList<>();
        Map<String, Object> typed = Map.of("getCursorArgument", "ha", "getCursorArgumentIndex", 1, "getArgumentPosition", 2,
                "getArguments", new String[]{"x", "ha"}, "getBufferPosition", 4, "getBuffer", "x ha");
        Completer completer = registry.getService(type);
        completer.complete(session, Fake.of(CommandLine.class, (method, _) -> typed.get(method)), candidates);

        assertThat(candidates).extracting(String::strip).containsExactly("hall");
    }
}
