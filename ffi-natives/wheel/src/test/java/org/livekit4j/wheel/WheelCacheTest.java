package org.livekit4j.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WheelCacheTest {

    private static final Sha256 GOOD = Sha256.of("good".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder;
    private final AtomicInteger fetches = new AtomicInteger();
    private String served = "good";

    @Test
    void shouldFetchOnceWhenAskedTwice() throws IOException {
        Path first = cache().wheel(Platform.LINUX_X86_64);
        Path second = cache().wheel(Platform.LINUX_X86_64);

        assertThat(first).isEqualTo(second).hasContent("good");
        assertThat(fetches).hasValue(1);
    }

    @Test
    void shouldKeepTheWheelsApartWhenPlatformsDiffer() throws IOException {
        assertThat(cache().wheel(Platform.LINUX_X86_64)).isNotEqualTo(cache().wheel(Platform.MACOS_AARCH64));
        assertThat(fetches).hasValue(2);
    }

    @Test
    void shouldNameFileAndHashesWhenTheCachedWheelWasChanged() throws IOException {
        Path wheel = cache().wheel(Platform.LINUX_X86_64);
        Files.writeString(wheel, "bad");
        String actual = Sha256.of("bad".getBytes(StandardCharsets.UTF_8)).hex();

        assertThatExceptionOfType(WheelException.class).isThrownBy(() -> cache().wheel(Platform.LINUX_X86_64))
                .withMessageContainingAll(wheel.toString(), actual, GOOD.hex().substring(0, 12), "pins.txt", "delete it");
    }

    @Test
    void shouldLeaveNothingBehindWhenTheFetchedWheelIsWrong() throws IOException {
        served = "bad";

        assertThatExceptionOfType(WheelException.class).isThrownBy(() -> cache().wheel(Platform.LINUX_X86_64))
                .withMessageContaining("the index serves another file");
        assertThat(folder.resolve("cache")).isEmptyDirectory();
    }

    private WheelCache cache() {
        Pins pins = new Pins(Path.of("pins.txt"), "livekit", "9.9.9", Set.of(GOOD));
        return new WheelCache(folder.resolve("cache"), pins, (platform, directory) -> {
            fetches.incrementAndGet();
            return Files.writeString(directory.resolve("livekit.whl"), served);
        });
    }
}
