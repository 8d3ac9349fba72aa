package org.livekit4j.consumers;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A user's Maven project in a folder of its own: the program {@code Hello}, and a POM that names LiveKit4j and its place. */
final class UserProject {
    private static final Path ROOT = Path.of(System.getProperty("livekit4j.root", "../.."));
    private static final Path REPOSITORY = ROOT.resolve("target", "repository");
    /** Kept for the artifacts of others, so that they are fetched once. */
    private static final Path CACHE = ROOT.resolve("tools", "consumers", "target", "maven");
    private static final String DEPENDENCIES = "<dependencies>";
    private static final String END_OF_DEPENDENCIES = "</dependencies>";
    private static final String JAVA_HOME = System.getProperty("java.home");

    private final Path folder;

    /** @param folder an empty one */
    UserProject(Path folder) throws IOException {
        this.folder = folder;
        write("pom.xml", resource("/program/pom.xml").replace("REPOSITORY", REPOSITORY.toUri().toString())
                .replace("VERSION", System.getProperty("livekit4j.version")));
        write("src/main/java/hello/Hello.java", resource("/program/hello/Hello.java"));
    }

    /** The repository has to be there, and nothing that an earlier one held is used. */
    static void requireRepository() throws IOException {
        if (!Files.isDirectory(REPOSITORY)) {
            throw new AssertionError(REPOSITORY + " is not there; run mvn -Prelease -DskipTests deploy first");
        }
        Path former = CACHE.resolve("org/livekit4j");
        if (Files.exists(former)) {
            Files.walkFileTree(former, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
    }

    static String resource(String name) {
        try (InputStream in = UserProject.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void change(String what, String with) throws IOException {
        write("pom.xml", Files.readString(folder.resolve("pom.xml")).replace(what, with));
    }

    private static String dependency(String coordinates) {
        String[] parts = coordinates.split(":");
        return "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>"
                .formatted(parts[0], parts[1], parts[2]);
    }

    UserProject withDependencyBefore(String coordinates) throws IOException {
        change(DEPENDENCIES, DEPENDENCIES + dependency(coordinates));
        return this;
    }

    UserProject withDependencyAfter(String coordinates) throws IOException {
        change(END_OF_DEPENDENCIES, dependency(coordinates) + END_OF_DEPENDENCIES);
        return this;
    }

    UserProject withPlugin(String plugin) throws IOException {
        change("<plugins>", "<plugins>" + plugin);
        return this;
    }

    /** Builds it, and copies what it depends on to {@code lib}. */
    UserProject build() throws IOException, InterruptedException {
        Command.succeed(folder, Map.of("JAVA_HOME", JAVA_HOME), List.of(System.getProperty("maven.command"), "-B", "-q",
                "-Dmaven.repo.local=" + CACHE.toAbsolutePath(), "package",
                "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies",
                "-DincludeScope=runtime", "-DoutputDirectory=lib"));
        return this;
    }

    /** Empty if there is none on the PATH. */
    static Optional<Path> gradle() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(place -> Path.of(place, "gradle"))
                .filter(Files::isExecutable).findFirst();
    }

    /** As {@link #build}, but Gradle chooses what it depends on. An older Gradle does not run on the JDK that compiles it. */
    UserProject buildWith(Path gradle) throws IOException, InterruptedException {
        write("build.gradle", resource("/program/build.gradle").replace("REPOSITORY", REPOSITORY.toUri().toString())
                .replace("OTHERS", CACHE.toUri().toString()).replace("VERSION", System.getProperty("livekit4j.version")));
        write("settings.gradle", "rootProject.name = 'hello'\n");
        Command.succeed(folder, Map.of("JAVA_HOME", System.getProperty("other.java.home")), List.of(gradle.toString(),
                "--no-daemon", "--offline", "--gradle-user-home", folder.resolve("gradle").toString(), "libraries"));
        Command.succeed(folder, Map.of(), List.of(tool("javac"), "-d", classes().toString(), "-cp",
                path(jars("compile")), folder.resolve("src/main/java/hello/Hello.java").toString()));
        return this;
    }

    Path folder() {
        return folder;
    }

    Path classes() {
        return folder.resolve("target", "classes");
    }

    /** Their names. Maven names snapshots by their version, and Gradle by the time of their deployment. */
    List<String> libraries() throws IOException {
        return jars("lib").stream().map(file -> file.getFileName().toString().replaceFirst("-\\d{8}\\.\\d{6}-\\d+", "-SNAPSHOT"))
                .toList();
    }

    private List<Path> jars(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.sorted().toList();
        }
    }

    /** Its classes and libraries, as a class path or a module path. */
    String path() throws IOException {
        return path(jars("lib"));
    }

    private String path(List<Path> jars) {
        return Stream.concat(Stream.of(classes()), jars.stream()).map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    static String tool(String name) {
        return Path.of(JAVA_HOME, "bin", name).toString();
    }
}
