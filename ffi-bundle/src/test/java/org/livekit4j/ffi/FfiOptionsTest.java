package org.livekit4j.ffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FfiOptionsTest {
    private static final Path LIBRARY = Path.of("library");

    @Test
    void shouldHaveWhatWasChangedAndTheRestAsItWas() {
        Duration timeout = Duration.ofNanos(1);
        FfiOptions options = FfiOptions.DEFAULTS.withLibrary(LIBRARY).withDisposeTimeout(timeout)
                .withLogLevel(NativeLogLevel.WARN);
        assertThat(options.library()).contains(LIBRARY);
        assertThat(options.disposeTimeout()).isEqualTo(timeout);
        assertThat(options.logLevel()).isEqualTo(NativeLogLevel.WARN);
        assertThat(FfiOptions.DEFAULTS.library()).isEmpty();
        assertThat(FfiOptions.DEFAULTS.withLibrary(LIBRARY).disposeTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(FfiOptions.DEFAULTS.withLibrary(LIBRARY).logLevel()).isEqualTo(NativeLogLevel.TRACE);
    }

    @Test
    void shouldRefuseATimeoutOfNothing() {
        for (Duration timeout : new Duration[]{Duration.ZERO, Duration.ofNanos(-1)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> FfiOptions.DEFAULTS.withDisposeTimeout(timeout))
                    .withMessage("disposeTimeout is " + timeout + "; it must be positive");
        }
    }

    @Test
    void shouldRefuseNull() {
        assertThatNullPointerException().isThrownBy(() -> FfiOptions.DEFAULTS.withDisposeTimeout(null))
                .withMessage("disposeTimeout is null");
        assertThatNullPointerException().isThrownBy(() -> FfiOptions.DEFAULTS.withLogLevel(null)).withMessage("logLevel is null");
        assertThatNullPointerException().isThrownBy(() -> FfiOptions.DEFAULTS.withLibrary(null))
                .withMessageStartingWith("library is null");
    }

    @Test
    void shouldNameTheClassWhenThereIsNoBundle() {
        assertThat(Owner.of("text")).isEqualTo("java.lang.String");
        assertThat(Owner.of(this)).isEqualTo(FfiOptionsTest.class.getName());
    }
}
