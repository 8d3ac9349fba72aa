package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.FfiException;

class SingleOwnerTest {

    @AfterEach
    void release() {
        SingleOwner.release();
    }

    @Test
    void shouldNameTheOwnerWhenThereIsOne() {
        SingleOwner.acquire("anna");
        assertThatThrownBy(() -> SingleOwner.acquire("ben")).isInstanceOf(FfiException.class)
                .hasMessage(
                        "LiveKit's native library is in use already in this JVM, by anna: close that client first;"
                                + " there can be one");
    }

    @Test
    void shouldLetTheNextInWhenTheOwnerIsGone() {
        SingleOwner.acquire("anna");
        SingleOwner.release();
        assertThatCode(() -> SingleOwner.acquire("ben")).doesNotThrowAnyException();
    }
}
