package org.livekit4j.itests.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.livekit4j.LiveKit;
import org.livekit4j.agent.AgentOptions;
import org.livekit4j.agent.LoadMeasure;
import org.livekit4j.agent.OwnedAgentWorker;
import org.livekit4j.agent.WorkerState;
import org.livekit4j.itests.Java;

/** A worker in a JVM of its own, which can be killed. */
final class AgentChild implements AutoCloseable {
    private final Process process;
    private final Path output;

    private AgentChild(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static AgentChild start(TestServer server, String agent) throws IOException {
        Path output = Files.createTempFile("agent", ".out");
        ProcessBuilder builder = new ProcessBuilder(Java.command("-Xmx256m", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), Program.class.getName(), server.url(), server.apiKey(),
                server.apiSecret(), agent)).redirectOutput(output.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        return new AgentChild(builder.start(), output);
    }

    /** What it has printed: {@code ready}, {@code run ROOM ATTEMPT} and {@code cancelled ROOM REASON}. */
    List<String> lines() throws IOException {
        return Files.readAllLines(output);
    }

    List<String> rooms() throws IOException {
        return lines().stream().filter(line -> line.startsWith("run ")).map(line -> line.split(" ")[1]).toList();
    }

    /** Ends it as a crash would, without a word to the server. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Sends it a signal, such as STOP or CONT. */
    void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        kill();
        Files.deleteIfExists(output);
    }

    /** Does each job until it is cancelled. */
    static final class Program {
        private static final long POLL_MS = 10;

        private Program() {}

        public static void main(String[] arguments) throws InterruptedException {
            AgentOptions options = AgentOptions.of(arguments[3]).withServers(arguments[0]).withKey(arguments[1], arguments[2])
                    .withLoadMeasure(LoadMeasure.JOBS);
            try (OwnedAgentWorker worker = LiveKit.create().agent(options).onJob(job -> {
                System.out.println("run " + job.offer().roomName() + " " + job.offer().attempt());
                System.out.println("cancelled " + job.offer().roomName() + " " + job.cancelled().get());
            }).start()) {
                while (worker.status().state() != WorkerState.AVAILABLE) {
                    Thread.sleep(POLL_MS);
                }
                System.out.println("ready");
                worker.awaitEnd();
            }
        }
    }
}
