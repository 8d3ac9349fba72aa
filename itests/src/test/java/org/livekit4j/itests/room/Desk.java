package org.livekit4j.itests.room;

import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.itests.Java;
import org.livekit4j.server.BuildCommand;

/**
 * What a desk has, for a machine that has none of it: a sound server whose microphone hears what its speaker plays, and a
 * screen. They are of this test alone, as is the home of the programs that use them.
 */
public final class Desk implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 30;
    private static final int SAMPLE_RATE = 48_000;
    private static final int FIRST_DISPLAY = 1_000;
    private static final int LAST_DISPLAY = 30_000;
    private static final int MOST_DISPLAYS = 5;
    private static final String SOUND = """
            load-module module-native-protocol-unix
            load-module module-null-sink sink_name=loop rate=48000
            set-default-sink loop
            set-default-source loop.monitor
            """;

    private final Path home = Files.createTempDirectory("desk-");
    private final Map<String, String> environment = new TreeMap<>();
    private final List<Process> programs = new ArrayList<>();
    private Process sound;

    public Desk() throws IOException {
        environment.put("HOME", home.toString());
        environment.put("XDG_RUNTIME_DIR", Files.createDirectory(home.resolve("run")).toString());
        // The JDK asks the system for the home, and ALSA the environment.
        Files.writeString(home.resolve(".asoundrc"), "pcm.!default { type pulse }\nctl.!default { type pulse }\n");
    }

    private static void need(String program, String packages) {
        if (!BuildCommand.works("sh", "-c", "command -v " + program)) {
            TestServer.unavailable("no " + program + ": install the packages " + packages);
        }
    }

    /** Skips the test, or fails where nothing may be skipped, if there is no sound server. */
    public Desk withSound() throws IOException, InterruptedException {
        need("pulseaudio", "pulseaudio, pulseaudio-utils, libasound2 and libasound2-plugins");
        Path script = Files.writeString(home.resolve("sound.pa"), SOUND);
        sound = start("pulseaudio", "-n", "-F", script.toString(), "--daemonize=no", "--exit-idle-time=-1");
        await("the sound server").atMost(TIMEOUT_SECONDS, TimeUnit.SECONDS).until(() -> start("pactl", "info").waitFor() == 0);
        return this;
    }

    /** @param size as in {@code 640x360} */
    Desk withScreen(String size) throws IOException {
        need("Xvfb", "xvfb, libxtst6, libxi6 and libxrender1");
        for (int attempt = 1; !environment.containsKey("DISPLAY"); attempt++) {
            // Screens that choose their numbers themselves take each other's at times
            int number = ThreadLocalRandom.current().nextInt(FIRST_DISPLAY, LAST_DISPLAY);
            if (isScreen(number, size)) {
                environment.put("DISPLAY", ":" + number);
            } else if (attempt == MOST_DISPLAYS) {
                throw new IOException("no screen: " + Files.readString(home.resolve("log")));
            }
        }
        return this;
    }

    /** @return whether it has started; else another one has the number */
    private boolean isScreen(int number, String size) throws IOException {
        Path ready = home.resolve("display" + number);
        Process screen = start("sh", "-c",
                "exec Xvfb :" + number + " -displayfd 3 -nolisten tcp -screen 0 " + size + "x24 3> " + ready);
        await("the screen").atMost(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .until(() -> !screen.isAlive() || Files.exists(ready) && !Files.readString(ready).isBlank());
        return screen.isAlive();
    }

    private Process start(String... words) throws IOException {
        Process process = process(words).start();
        programs.add(process);
        return process;
    }

    private ProcessBuilder process(String... words) {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()));
        builder.environment().putAll(environment);
        return builder;
    }

    /** A second speaker, which is not the default one. */
    void addSpeaker(String name) throws IOException, InterruptedException {
        control("load-module", "module-null-sink", "sink_name=" + name, "rate=" + SAMPLE_RATE,
                "sink_properties=device.description=" + name);
    }

    /** Plays a tone on the speaker that goes on. */
    void playTone(int hertz) throws IOException, InterruptedException {
        control("load-module", "module-sine", "sink=loop", "frequency=" + hertz);
    }

    /** Takes all speakers away, and with them what listens to them. The sound server goes on. */
    void removeSpeakers() throws IOException, InterruptedException {
        control("unload-module", "module-null-sink");
    }

    private void control(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("pactl"));
        command.addAll(List.of(words));
        if (start(command.toArray(String[]::new)).waitFor() != 0) {
            throw new IOException(command + ": " + Files.readString(home.resolve("log")));
        }
    }

    /** What a speaker plays in the next second. */
    AudioFrame listen(String speaker) throws IOException, InterruptedException {
        Process recorder = process("parec", "-d", speaker + ".monitor", "--format=s16le", "--rate=" + SAMPLE_RATE, "--channels=1")
                .redirectErrorStream(false).redirectOutput(ProcessBuilder.Redirect.PIPE).start();
        try (InputStream heard = recorder.getInputStream()) {
            byte[] pcm = heard.readNBytes(SAMPLE_RATE * Short.BYTES);
            return AudioFrame.ofBytes(pcm, ByteOrder.LITTLE_ENDIAN, SAMPLE_RATE, 1);
        } finally {
            recorder.destroyForcibly().waitFor();
        }
    }

    /** Takes the sound server away, as if a plug was pulled. */
    void pullSound() throws InterruptedException {
        sound.destroyForcibly().waitFor();
    }

    /** What programs at this desk find in their environment. */
    public Map<String, String> environment() {
        return environment;
    }

    /** A picture of the screen. */
    BufferedImage photograph() throws IOException, InterruptedException {
        need("ffmpeg", "ffmpeg");
        Path picture = home.resolve("screen.png");
        Process process = start("ffmpeg", "-y", "-loglevel", "error", "-f", "x11grab", "-i", environment.get("DISPLAY"),
                "-frames:v",
                "1", picture.toString());
        if (process.waitFor() != 0) {
            throw new IOException("no picture: " + Files.readString(home.resolve("log")));
        }
        return ImageIO.read(picture.toFile());
    }

    /** A program at this desk, which is a participant. */
    DeskPeer sitDown() throws IOException {
        List<String> command = new ArrayList<>(List.of("env", "-u", "DISPLAY", "-u", "JAVA_TOOL_OPTIONS"));
        environment.forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(Java.command("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                DeskChild.class.getName()));
        return new DeskPeer(command);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (Process program : programs) {
            program.destroy(); // screens remove their sockets then
            if (!program.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                program.destroyForcibly().waitFor();
            }
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** A participant with devices. {@link DeskChild} has its commands. */
    static final class DeskPeer extends PeerProcess {
        /** A JVM and the native library start slowly on a busy machine. */
        private static final int START_SECONDS = 150;

        DeskPeer(List<String> command) throws IOException {
            super(command);
        }

        DeskPeer join(TestServer server, String room, String identity) {
            send("connect", "url", server.url(), "token", server.token(room, identity)).orTimeout(START_SECONDS, TimeUnit.SECONDS)
                    .join();
            return this;
        }
    }
}
