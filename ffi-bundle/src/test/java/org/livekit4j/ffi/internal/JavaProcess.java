package org.livekit4j.ffi.internal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM of its own with all that the tests have, for what one JVM can do only once, or not survive. */
final class JavaProcess {
    private static final long TIMEOUT_MINUTES = 5;

    private final ProcessBuilder builder = new ProcessBuilder();
    private final Class<?> main;
    private final List<String> options = new ArrayList<>();
    private List<String> prefix = List.of();

    /** @param main has a main method */
    JavaProcess(Class<?> main) {
        this.main = main;
        builder.redirectErrorStream(true).environment().keySet()
                .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "LIVEKIT_LIB_PATH"));
    }

    /** What is left of a process: its exit code, and all that it printed. */
    record Result(int exitCode, String output) {
        /** The lines that begin with this word, without it. */
        List<String> lines(String word) {
            return output.lines().filter(line -> line.startsWith(word + " ")).map(line -> line.substring(word.length() + 1))
                    .toList();
        }
    }

    JavaProcess property(String name, Object value) {
        options.add("-D" + name + "=" + value);
        return this;
    }

    JavaProcess environment(Map<String, String> variables) {
        builder.environment().putAll(variables);
        return this;
    }

    JavaProcess in(Path folder) {
        builder.directory(folder.toFile());
        return this;
    }

    /** Runs below a command that gets the rest of its command line as arguments. */
    JavaProcess below(String... command) {
        prefix = List.of(command);
        return this;
    }

    Process start() {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp", classPath()));
        command.addAll(options);
        command.add(main.getName());
        try {
            return builder.command(command).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Result run() {
        return result(start());
    }

    static Result result(Process process) {
        try (var out = process.getInputStream()) {
            String output = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("no end after " + TIMEOUT_MINUTES + " min: " + output);
            }
            return new Result(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new AssertionError(e);
        }
    }

    /** In module mode the test classes patch the module's, and no path names them. */
    private String classPath() {
        String testClasses = main.getProtectionDomain().getCodeSource().getLocation().getPath();
        String name = main.getName().replace('.', '/') + ".class";
        String file = main.getResource("/" + name).getPath();
        String own = file.substring(0, file.length() - name.length());
        return Stream.of(own, testClasses, System.getProperty("jdk.module.path", ""), System.getProperty("java.class.path", ""))
                .filter(path -> !path.isEmpty()).collect(Collectors.joining(File.pathSeparator));
    }
}
