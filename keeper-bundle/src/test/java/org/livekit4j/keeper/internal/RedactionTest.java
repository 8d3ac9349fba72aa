package org.livekit4j.keeper.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedactionTest {
    private static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl";

    @Test
    void shouldHideTheTokenAndWhateverLooksLikeOne() {
        assertThat(Redaction.redact("a my-token b " + JWT + " c", "my-token")).isEqualTo("a <redacted> b <redacted> c");
        assertThat(Redaction.redact("a " + JWT.substring(0, 20), "")).isEqualTo("a <redacted>");
    }

    @Test
    void shouldBeOneLineOfBoundedLength() {
        assertThat(Redaction.redact(" a\n\tb\r\n ", "")).isEqualTo("a b");
        assertThat(Redaction.redact("x".repeat(1_000), "")).hasSize(301).endsWith("…");
    }
}
