package org.livekit4j.shell.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineChecksTest {

    @ParameterizedTest
    @CsvSource({"17.0.9, WRONG", "24.0.1, WRONG", "25, OK", "25.0.3, OK", "27-ea, OK"})
    void shouldAskForAJdkThatIsNewEnough(String version, Check.State state) {
        assertThat(MachineChecks.jdk(Runtime.Version.parse(version), "V", "/jdk").state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"Linux, amd64, OK", "Linux, aarch64, OK", "Mac OS X, aarch64, OK", "Mac OS X, x86_64, OK",
        "Windows Server 2022, amd64, OK", "Windows 11, aarch64, WRONG", "Linux, riscv64, WRONG", "FreeBSD, amd64, WRONG"})
    void shouldKnowThePlatformsWhenTheyAreNamedAsJavaDoes(String os, String arch, Check.State state) {
        assertThat(MachineChecks.platform(os, arch).state()).isEqualTo(state);
    }

    @Test
    void shouldOnlyNoteMissingNativeAccessWhenTheLibraryIsLoadedAllTheSame() {
        assertThat(MachineChecks.nativeAccess(true, true).state()).isEqualTo(Check.State.OK);
        assertThat(MachineChecks.nativeAccess(false, true).state()).isEqualTo(Check.State.NOTE);
        assertThat(MachineChecks.nativeAccess(false, false).line()).startsWith("WRONG  native access")
                .endsWith("-> start the JVM with --enable-native-access=ALL-UNNAMED");
    }

    @Test
    void shouldBeOneLineWhateverWasFound() {
        Check check = Check.wrong("rooms", "room a\nok     rooms\033[2J", "wait\u202e");
        assertThat(check.line()).isEqualTo("WRONG  rooms          room a\\nok     rooms\\u001b[2J -> wait\\u202e");
    }
}
