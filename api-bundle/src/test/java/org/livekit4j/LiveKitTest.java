package org.livekit4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.livekit4j.internal.Providers;

class LiveKitTest {

    @Test
    void shouldNameTheArtifactWhenNothingImplementsIt() {
        assertThatExceptionOfType(LiveKitException.class).isThrownBy(LiveKit::create)
                .withMessageContaining("add the artifact org.livekit4j:org.livekit4j.standalone");
    }

    @Test
    void shouldTakePlainJavaForWhatItIsWhenItLooksForAFramework() {
        assertThat(Providers.isOfABundle(LiveKit.class.getClassLoader())).isFalse();
        assertThat(Providers.isOfABundle(null)).as("the boot class loader").isFalse();
    }
}
