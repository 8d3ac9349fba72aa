package org.livekit4j.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The one jar of plain Java is the sum of its parts, and brings nothing of others into view. */
class LibraryIT {
    private static final Path JAR = Path.of(System.getProperty("livekit4j.jar"));
    private static final String FACTORIES = "META-INF/services/org.livekit4j.queue.ServiceFactory";
    private static final ModuleDescriptor MERGED = ModuleFinder.of(JAR).find("org.livekit4j").orElseThrow().descriptor();

    /** The tests' class path has the parts as jars. */
    private static Stream<ModuleDescriptor> parts() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of)
                .filter(path -> path.getFileName().toString().matches("org\\.livekit4j\\.(?!ffi\\.natives).*\\.jar"))
                .flatMap(path -> ModuleFinder.of(path).findAll().stream()).map(ModuleReference::descriptor);
    }

    private static Set<String> exports(ModuleDescriptor module) {
        return module.exports().stream().map(ModuleDescriptor.Exports::source).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> provides(ModuleDescriptor module) {
        return module.provides().stream()
                .flatMap(one -> one.providers().stream().map(provider -> one.service() + " with " + provider))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> names() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return jar.stream().filter(entry -> !entry.isDirectory()).map(entry -> entry.getName()).toList();
        }
    }

    private static String text(String name) throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile()); InputStream in = jar.getInputStream(jar.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void shouldExportAndProvideWhatItsPartsDo() {
        assertThat(parts()).hasSizeGreaterThan(7);
        assertThat(exports(MERGED)).isEqualTo(parts().flatMap(part -> exports(part).stream())
                .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(provides(MERGED)).isEqualTo(parts().flatMap(part -> provides(part).stream())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void shouldRequireNothingButTheJdkAndSlf4j() {
        assertThat(MERGED.requires())
                .filteredOn(one -> !one.name().startsWith("java.") && !one.name().startsWith("jdk."))
                .extracting(ModuleDescriptor.Requires::name).containsExactly("org.slf4j");
    }

    @Test
    void shouldHoldNoPackageOfOthersUnderItsOwnName() throws IOException {
        assertThat(names()).filteredOn(name -> name.endsWith(".class"))
                .allMatch(name -> name.startsWith("org/livekit4j/") || name.equals("module-info.class"));
        assertThat(names())
                .contains("org/livekit4j/shaded/protobuf/Message.class", "META-INF/LICENSE", "META-INF/LICENSE-protobuf",
                        "META-INF/NOTICE", "META-INF/livekit4j.jfc")
                .noneMatch(name -> name.startsWith("OSGI-INF/") || name.startsWith("META-INF/versions/"));
    }

    @Test
    void shouldNameEveryMediaServiceOnTheClassPath() throws IOException {
        assertThat(text(FACTORIES).lines().filter(line -> !line.isBlank())).containsExactlyInAnyOrder(
                provides(MERGED).stream().filter(one -> one.contains("queue.ServiceFactory"))
                        .map(one -> one.substring(one.lastIndexOf(' ') + 1)).toArray(String[]::new));
    }
}
