package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of what the build takes from repositories is that of this build. */
class ChecksumsTest {
    private static final Path LIST = Path.of(System.getProperty("livekit4j.root", ".."), ".mvn/checksums/checksums.sha256");
    private static final int DIGITS = 64;

    @Test
    void shouldListEachJarOfOthersThatTheTestsRunWith() throws IOException {
        Set<String> listed = Files.readAllLines(LIST).stream().map(line -> line.substring(0, DIGITS)).collect(Collectors.toSet());
        List<Path> jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of)
                .filter(ChecksumsTest::isOfOthers).toList();

        assertThat(jars).hasSizeGreaterThan(50);
        assertThat(jars).as("not in %s; .mvn/checksums/renew writes it anew", LIST).allMatch(jar -> listed.contains(sha256(jar)));
    }

    private static boolean isOfOthers(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".jar") && !name.startsWith("org.livekit4j.") && !name.startsWith("livekit4j-")
                && !name.startsWith("surefire");
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
