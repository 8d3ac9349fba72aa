package org.livekit4j.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameMetadataTest {

    @ParameterizedTest
    @CsvSource({"0, 0, 248", "0, -1, 242", "-1, 0, 238", "1, 1, 232"})
    void shouldHaveAsMuchUserDataAsIsSent(long userTimestamp, int frameId, int most) {
        assertThat(new FrameMetadata(userTimestamp, frameId, new byte[most]).userData()).hasSize(most);
        assertThatIllegalArgumentException().isThrownBy(() -> new FrameMetadata(userTimestamp, frameId, new byte[most + 1]))
                .withMessageStartingWith("userData has " + (most + 1) + " bytes").withMessageEndingWith("it can have " + most);
    }

    @Test
    void shouldRefuseUserDataWhenItIsNullOrLarge() {
        assertThatNullPointerException().isThrownBy(() -> new FrameMetadata(1, 1, null))
                .withMessageStartingWith("userData is null");
        assertThatIllegalArgumentException().isThrownBy(() -> new FrameMetadata(0, 0, new byte[16 << 20]));
    }
}
