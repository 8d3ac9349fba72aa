package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.NativeLogLevel;

class ConfiguredOptionsTest {
    private List<String> mistakes;

    private FfiOptions read(Map<String, ?> properties) {
        ConfigurationReader reader = new ConfigurationReader(properties);
        FfiOptions options = ConfiguredOptions.of(reader);
        mistakes = reader.mistakes();
        return options;
    }

    @Test
    void shouldHaveTheDefaultsWhenNothingIsSaid() {
        assertThat(read(Map.of())).isEqualTo(FfiOptions.DEFAULTS);
    }

    @Test
    void shouldHaveWhatIsSaid() {
        assertThat(read(Map.of("library.path", "/lib/some.so", "log.level", " warn", "dispose.timeoutMs", "70")))
                .isEqualTo(FfiOptions.DEFAULTS.withLibrary(Path.of("/lib/some.so")).withLogLevel(NativeLogLevel.WARN)
                        .withDisposeTimeout(Duration.ofMillis(70)));
        assertThat(mistakes).isEmpty();
    }

    @Test
    void shouldSayWhatIsWrongAndHaveTheDefaultWhenSomethingIs() {
        assertThat(read(Map.of("log.level", "loud", "dispose.timeoutMs", 0L, "library", "/x"))).isEqualTo(FfiOptions.DEFAULTS);
        assertThat(mistakes).containsExactly(
                "property log.level is \"loud\"; it must be one of [OFF, ERROR, WARN, INFO, DEBUG, TRACE]."
                        + " The default, TRACE, holds",
                "property dispose.timeoutMs is 0 (Long); it must be a whole number from 1 to 31536000000."
                        + " The default, 5000, holds",
                "property library is unknown");
    }

    @Test
    void shouldRefuseToOpenAnotherLibraryThanWasMeantWhenItsPathIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> read(Map.of("library.path", "/lib/\0.so")))
                .withMessageContaining("property library.path is ");
    }
}
