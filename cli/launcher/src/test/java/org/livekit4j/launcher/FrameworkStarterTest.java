package org.livekit4j.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameworkStarterTest {

    @ParameterizedTest
    @ValueSource(strings = {"demo", "demo --seconds 1 --json", "record --out x", "doctor --json", "shell", "dashboard"})
    void shouldNeedBundlesWhenTheCommandHasAFramework(String line) {
        assertThat(FrameworkStarter.needsBundles(line.split(" "))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "server", "token --room hall", "help demo", "--version", "--json demo", "demo -h", "demo --help",
        "demo -V",
        "demo -v", "demo -vv", "demo --json --verbose", "demo @file"})
    void shouldNotPrepareWhenTheCommandHasNoneOrPrintsMore(String line) {
        assertThat(FrameworkStarter.needsBundles(line.isEmpty() ? new String[0] : line.split(" "))).isFalse();
    }

    /** Beside the classes of this test there are no bundles. */
    @Test
    void shouldTellTheReasonWhenWhatWasPreparedFailed() {
        try (FrameworkStarter frameworks = new FrameworkStarter(new SignalHandler(), new Verbosity())) {
            frameworks.prepare("demo");
            assertThatExceptionOfType(LauncherException.class).isThrownBy(frameworks::start).withMessageContaining("bundles");
        }
    }

    @Test
    void shouldSayNothingWhenWhatFailedIsNotNeeded() {
        FrameworkStarter frameworks = new FrameworkStarter(new SignalHandler(), new Verbosity());
        frameworks.prepare("demo");
        frameworks.close();
    }
}
