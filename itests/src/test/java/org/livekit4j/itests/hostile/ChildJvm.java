package org.livekit4j.itests.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.livekit4j.itests.Java;

/** A JVM that may die. It leaves no core file, and goes when this one does. */
final class ChildJvm implements AutoCloseable {
    private final Process process;

    private ChildJvm(Process process) {
        this.process = process;
    }

    /**
     * @param shell commands of a shell before the JVM takes its place, such as limits
     * @param properties {@code -D…} and other options
     */
    static ChildJvm start(String shell, List<String> properties, Map<String, String> environment, Class<?> main,
            String... arguments)
            throws IOException {
        return start(shell, properties, environment, System.getProperty("java.class.path"), main, arguments);
    }

    static ChildJvm start(String shell, List<String> properties, Map<String, String> environment, String classPath, Class<?> main,
            String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -c 0; " + shell + " exec \"$@\"", "sh"));
        command.addAll(Java.command("-Xmx1g", "-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=/dev/null",
                "-XX:+SuppressFatalErrorMessage", "--enable-native-access=ALL-UNNAMED",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off"));
        command.addAll(properties);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "LIVEKIT_LIB_PATH"));
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start());
    }

    /** Run by the child: ends it when its parent goes. */
    static void goWithParent() {
        Thread.ofPlatform().daemon().name("parent").start(() -> {
            try {
                System.in.readAllBytes();
            } catch (IOException e) {
                // The same
            }
            Runtime.getRuntime().halt(3);
        });
    }

    BufferedReader output() {
        return process.inputReader();
    }

    /** The exit code; -1 if it runs longer than that. */
    int await(long seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
