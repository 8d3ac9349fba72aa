package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static void allowed(ThrowingCallable call) {
        assertThatCode(call).doesNotThrowAnyException();
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void shouldAllowARangeWithBothItsEnds() {
        allowed(() -> Limits.range("rate", 1, 1, 3));
        allowed(() -> Limits.range("rate", 3, 1, 3));
        refused(() -> Limits.range("rate", 0, 1, 3), "rate is 0; it must be from 1 to 3");
        refused(() -> Limits.range("rate", 4, 1, 3), "rate is 4; it must be from 1 to 3");
    }

    @Test
    void shouldRefuseWhatIsNoTrackSid() {
        allowed(() -> Limits.trackSid("TR_"));
        refused(() -> Limits.trackSid("TR"), "'TR' is no track sid; one starts with TR_");
    }

    @Test
    void shouldRefuseMemoryThatCannotBeThere() {
        allowed(() -> Limits.pointer("data", 1, 1));
        allowed(() -> Limits.pointer("data", 0, 0));
        allowed(() -> Limits.pointer("data", 1, 0));
        allowed(() -> Limits.pointer("data", -1, 1));
        refused(() -> Limits.pointer("data", 0, 1), "data of 1 bytes at address 0; it must lie in native memory");
        refused(() -> Limits.pointer("data", 1, -1), "data of -1 bytes");
    }

    @Test
    void shouldRefuseMoreMemoryThanAllowed() {
        allowed(() -> Limits.pointer("data", 1, 9, 9));
        refused(() -> Limits.pointer("data", 1, 10, 9), "data of 10 bytes; it can have 9 at most");
        refused(() -> Limits.pointer("data", 0, 1, 9), "data of 1 bytes at address 0; it must lie in native memory");
    }

    @Test
    void shouldRefuseSamplesAtAnOddAddress() {
        allowed(() -> Limits.samples("samples", 2, 4, 4));
        refused(() -> Limits.samples("samples", 3, 4, 4), "16-bit samples at the odd address 3");
        refused(() -> Limits.samples("samples", 2, 5, 4), "samples of 5 bytes; it can have 4 at most");
    }
}
