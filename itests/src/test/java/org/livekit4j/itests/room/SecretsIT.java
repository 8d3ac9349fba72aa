package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.livekit4j.itests.Java;

/** All that the library logs, at all levels, while participants with hostile names say all that can be said. */
class SecretsIT {
    /** How slf4j-simple begins a line, and how stack traces and exceptions go on. */
    private static final String LINE = "\\[[^\\p{Cntrl}]*\\] (TRACE|DEBUG|INFO|WARN|ERROR) (org\\.livekit4j|user)[^\\p{Cntrl}]*"
            + "|(\\t(at |\\.\\.\\. |Suppressed: )|Caused by: |[a-z]+(\\.[A-Za-z0-9_$]+)+(: |$))[^\\p{Cntrl}]*|done|";

    @Test
    void shouldLogNoSecretNoContentAndNoForgedLine() throws Exception {
        TestServer server = TestServer.shared();
        String room = "hall" + HostileMeeting.FORGED;
        List<String> tokens = List.of(server.token(room, "ada" + HostileMeeting.FORGED),
                server.token(room, "eve" + HostileMeeting.FORGED));
        List<String> command = Java.command("--enable-native-access=ALL-UNNAMED",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace", "-Dorg.slf4j.simpleLogger.log.org.livekit4j=trace", "-cp",
                System.getProperty("java.class.path"), HostileMeeting.class.getName(), server.url());
        command.addAll(tokens);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.lines()).contains("done");
        assertThat(output).contains("[livekit-log] TRACE org.livekit4j.native.tungstenite", "DataReceived[packet=DataPacket[");
        assertThat(output.lines()).allMatch(line -> line.matches(LINE));
        assertThat(output).doesNotContain("\u202e", "\u2028", "\u001b");
        List<String> marks = new ArrayList<>(List.of("eyJ", server.apiSecret()));
        for (String mark : List.of(HostileMeeting.CONTENT, HostileMeeting.KEY, HostileMeeting.PASSWORD)) {
            byte[] bytes = mark.getBytes(StandardCharsets.UTF_8);
            String list = Arrays.toString(bytes);
            marks.addAll(List.of(mark, list.substring(1, list.length() - 1), HexFormat.of().formatHex(bytes),
                    HexFormat.ofDelimiter(" ").formatHex(bytes)));
        }
        assertThat(output.lines()).noneMatch(line -> marks.stream().anyMatch(line::contains));
    }
}
