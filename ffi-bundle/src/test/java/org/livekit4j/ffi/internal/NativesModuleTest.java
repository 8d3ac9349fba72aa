package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library's module is found where nothing has resolved it. */
class NativesModuleTest {
    private static final String MODULE = "org.livekit4j.ffi.natives.linux.test";
    private static final String RESOURCE = "native/linux-test/library.so";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeModule() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Automatic-Module-Name", MODULE);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve("natives.jar")), manifest)) {
            jar.putNextEntry(new ZipEntry(RESOURCE));
            jar.write("bytes".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String read(String module, String resource, String path) throws IOException {
        try (InputStream in = NativesModule.open(module, resource, path)) {
            return in == null ? "nothing" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void shouldReadTheModuleWhenItIsOnTheModulePath() throws IOException {
        assertThat(read(MODULE, RESOURCE, folder.resolve("natives.jar").toString())).isEqualTo("bytes");
        assertThat(read(MODULE, RESOURCE, folder.toString())).isEqualTo("bytes");
    }

    @Test
    void shouldReadTheModuleWhenAnotherEntryOfThePathIsDamaged() throws IOException {
        Path damaged = Files.createDirectory(folder.resolve("damaged"));
        Files.writeString(damaged.resolve("damaged.jar"), "no archive");

        assertThat(read(MODULE, RESOURCE, damaged.resolve("damaged.jar") + File.pathSeparator + folder.resolve("natives.jar")))
                .isEqualTo("bytes");
    }

    @Test
    void shouldReadTheModuleWhenItIsPartOfTheRuntimeImage() throws IOException {
        assertThat(read("java.base", "java/lang/Object.class", "")).isNotEqualTo("nothing");
    }

    @Test
    void shouldReadNothingWhenTheModuleOrTheResourceIsMissing() throws IOException {
        assertThat(read(MODULE, RESOURCE, "")).isEqualTo("nothing");
        assertThat(read(MODULE, "native/linux-test/other.so", folder.toString())).isEqualTo("nothing");
    }

    @Test
    void shouldNameTheModuleOfEachPlatform() {
        assertThat(NativePlatform.of("Linux", "amd64").orElseThrow().module())
                .isEqualTo("org.livekit4j.ffi.natives.linux.x86_64");
        assertThat(NativePlatform.of("Mac OS X", "aarch64").orElseThrow().module())
                .isEqualTo("org.livekit4j.ffi.natives.macos.aarch64");
    }
}
