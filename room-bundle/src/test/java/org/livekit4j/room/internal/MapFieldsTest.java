package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.proto.ParticipantInfo;

class MapFieldsTest {
    private static final String HOLDER = "DefaultEntryHolder.class";

    /** Classes that generated code initializes when a map is first used. */
    private static long holders() throws Exception {
        Path place = Path.of(ParticipantInfo.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(place)) {
            try (Stream<Path> files = Files.walk(place)) {
                return files.filter(file -> file.toString().endsWith(HOLDER)).count();
            }
        }
        try (ZipFile jar = new ZipFile(place.toFile())) {
            return jar.stream().map(ZipEntry::getName).filter(name -> name.endsWith(HOLDER)).count();
        }
    }

    @Test
    void shouldPrepareEachMapThatMessagesHave() throws Exception {
        assertThat(MapFields.all()).hasSize(Math.toIntExact(holders()));
        assertThat(MapFields.all().stream().<Map<?, ?>>map(Supplier::get)).allMatch(Map::isEmpty);
    }
}
