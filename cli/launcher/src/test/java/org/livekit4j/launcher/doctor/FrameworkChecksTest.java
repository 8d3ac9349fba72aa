package org.livekit4j.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.livekit4j.shell.embedding.ComponentState;
import org.livekit4j.shell.embedding.LibraryState;
import org.livekit4j.shell.internal.doctor.Check;

class FrameworkChecksTest {
    private static final LibraryState READY = new LibraryState(Optional.of("0.13.2"), "/lib.so", "READY",
            Optional.empty());

    @Test
    void shouldNameVersionAndPathWhenTheLibraryIsReady() {
        Check check = FrameworkChecks.library(Optional.of(READY), "", Optional.of("/lib.so"));

        assertThat(check.line()).isEqualTo("ok     library        liblivekit_ffi 0.13.2 in /lib.so (by LIVEKIT_LIB_PATH)");
    }

    @Test
    void shouldSayWhyAndWhatToDoWhenTheLibraryIsNotThere() {
        Check check = FrameworkChecks.library(Optional.empty(), "cannot load /x", Optional.of("/x"));

        assertThat(check.line()).isEqualTo("WRONG  library        cannot load /x -> correct LIVEKIT_LIB_PATH (/x) or unset it");
    }

    @Test
    void shouldBeWrongWhenTheLibraryHasReportedAPanic() {
        LibraryState degraded = new LibraryState(Optional.empty(), "/lib.so", "DEGRADED", Optional.of("boom"));

        assertThat(FrameworkChecks.library(Optional.of(degraded), "", Optional.empty()).line())
                .contains("of unknown version", "DEGRADED: boom");
    }

    @Test
    void shouldNameComponentsThatWaitOrFailedWhenThereAreAny() {
        ComponentState fine = new ComponentState("b", "Fine", Optional.empty(), List.of());
        ComponentState waiting = new ComponentState("b", "Waiting", Optional.empty(), List.of("FfiClient"));
        ComponentState failed = new ComponentState("b", "Broken", Optional.of("boom"), List.of());

        assertThat(FrameworkChecks.components(List.of(fine)).fine()).isTrue();
        assertThat(FrameworkChecks.components(List.of()).fine()).isFalse();
        assertThat(FrameworkChecks.components(List.of(fine, waiting, failed)).text())
                .isEqualTo("Waiting waits for FfiClient; Broken failed");
    }

    @Test
    void shouldNameBundlesThatDidNotStartWhenThereAreAny() {
        assertThat(FrameworkChecks.bundles("Felix 7.0.5", 17, List.of()).text()).isEqualTo("Felix 7.0.5 with 17 bundles");
        assertThat(FrameworkChecks.bundles("Felix 7.0.5", 17, List.of("x: no")).line()).contains("not started: x: no", "->");
    }
}
