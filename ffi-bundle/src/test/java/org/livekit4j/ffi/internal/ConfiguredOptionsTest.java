package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.NativeLogLevel;

class ConfiguredOptionsTest {
    private final List<String> complaints = new ArrayList<>();

    private FfiOptions read(Map<String, ?> properties) {
        return ConfiguredOptions.of(Configured.by(properties), complaints::add);
    }

    @Test
    void shouldHaveTheDefaultsWhenNothingIsSaid() {
        assertThat(read(Map.of())).isEqualTo(FfiOptions.DEFAULTS);
    }

    @Test
    void shouldHaveWhatIsSaid() {
        assertThat(read(Map.of("library.path", "/lib/some.so", "log.level", "warn", "dispose.timeoutMs", 70L)))
                .isEqualTo(FfiOptions.DEFAULTS.withLibrary(Path.of("/lib/some.so")).withLogLevel(NativeLogLevel.WARN)
                        .withDisposeTimeout(Duration.ofMillis(70)));
        assertThat(complaints).isEmpty();
    }

    @Test
    void shouldSayWhatIsWrongAndHaveTheDefaultWhenSomethingIs() {
        assertThat(read(Map.of("log.level", "loud", "dispose.timeoutMs", 0L))).isEqualTo(FfiOptions.DEFAULTS);
        assertThat(complaints).containsExactly(
                "property log.level is \"LOUD\"; it has to be one of [OFF, ERROR, WARN, INFO, DEBUG, TRACE]. The default holds",
                "property dispose.timeoutMs has to be a number of at least 1. The default holds");
        assertThat(read(Map.of("dispose.timeoutMs", new NumberFormatException()))).isEqualTo(FfiOptions.DEFAULTS);
    }
}
