package org.livekit4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.internal.Providers;

class LiveKitTest {

    @Test
    void shouldNameTheArtifactWhenNothingImplementsIt() {
        assertThatExceptionOfType(LiveKitException.class).isThrownBy(LiveKit::create)
                .withMessageContaining("add the artifact org.livekit4j:livekit4j");
    }

    @Test
    void shouldTakePlainJavaForWhatItIsWhenItLooksForAFramework() {
        assertThat(Providers.isOfABundle(LiveKit.class.getClassLoader())).isFalse();
        assertThat(Providers.isOfABundle(null)).as("the boot class loader").isFalse();
    }

    @Test
    void shouldSayWhichJavaItNeedsWhenThisOneIsOlder() {
        assertThatExceptionOfType(LiveKitException.class).isThrownBy(() -> Providers.requireJava(17, "/usr/lib/jvm/17"))
                .withMessage("LiveKit4j needs Java 25 or newer, and this is Java 17 in /usr/lib/jvm/17");
    }

    /** Java 17 has the class file version 61; it can load these, and so say what is wrong. */
    @ParameterizedTest
    @ValueSource(strings = {"LiveKit", "LiveKit$Builder", "LiveKitProvider", "internal/Providers", "LiveKitException"})
    void shouldLoadTheEntryWhenJavaIsOlder(String name) throws IOException {
        try (InputStream in = LiveKit.class.getResourceAsStream("/org/livekit4j/" + name + ".class")) {
            assertThat(new DataInputStream(in).readLong() & 0xffff).isEqualTo(61);
        }
    }
}
