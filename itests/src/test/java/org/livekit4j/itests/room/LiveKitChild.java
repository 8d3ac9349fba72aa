package org.livekit4j.itests.room;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import org.livekit4j.LiveKit;
import org.livekit4j.itests.Java;
import org.livekit4j.room.Room;

/** A program that joins a room and closes nothing, in a JVM of its own. */
public final class LiveKitChild {

    private LiveKitChild() {}

    /** @param then what it does in the room: {@code wait} for its end, or {@code return} when its standard input ends */
    static Process start(String url, String token, String then) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Java.command("--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), LiveKitChild.class.getName(), url, token, then))
                .redirectOutput(Redirect.DISCARD).redirectError(Redirect.INHERIT);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        return builder.start();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Room room = LiveKit.create().connect(arguments[0], arguments[1]);
        if (arguments[2].equals("wait")) {
            room.awaitEnd();
        } else {
            System.in.readAllBytes();
        }
    }
}
