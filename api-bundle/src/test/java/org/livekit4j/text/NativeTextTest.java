package org.livekit4j.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            FfiRequest { message: Some(SetLocalMetadata(SetLocalMetadataRequest { handle: 42, metadata: "m \\" }", id: Some(4) })) }: InvalidRequest("handle not found") \
            | FfiRequest { message: Some(SetLocalMetadata(SetLocalMetadataRequest { handle: 42, metadata: "…", id: Some(4) })) }: InvalidRequest("handle not found")
            FfiRequest { message: Some(W(R { bytes: [77, 65], ids: ["a", "b"], sid: "TR_a", map: {"k": "v"}, kind: Lossy })) } \
            | FfiRequest { message: Some(W(R { bytes: […], ids: ["…", "…"], sid: "…", map: {"…": "…"}, kind: Lossy })) }
            FfiRequest { message: Some(W(R { user_data: Some([77, 65, 8           | FfiRequest { message: Some(W(R { user_data: Some([…]
            FfiRequest { message: Some(W(R { text: "cut in the mid               | FfiRequest { message: Some(W(R { text: "…"
            FfiRequest { message: Some(W(R { error: Some(RtcError { message: "m" }) })) } \
            | FfiRequest { message: Some(W(R { error: Some(RtcError { message: "…" }) })) }
            failed: Signal(Connection("IO error: refused (os error 111)")), (1/3) | failed: Signal(Connection("IO error: refused (os error 111)")), (1/3)
            failed: Rtc(RtcError { error_type: Internal, message: "no pc" })      | failed: Rtc(RtcError { error_type: Internal, message: "no pc" })
            JoinResponse { room: Some(Room { sid: "RM_a", name: "hall" }) }       | JoinResponse { room: Some(Room { sid: "RM_a", name: "…" }) }
            Frame { mask: Some([1, 2]), payload: b"\\x1a\\"{}", final: true } | Frame { mask: Some([…]), payload: b"…", final: true }
            SessionDescription { r#type: "answer", sdp: "v=0" }                   | SessionDescription { r#type: "answer", sdp: "…" }
            Parsed headers [130, 126]                                             | Parsed headers [130, 126]
            token: "abc", sid "TR_a" }}}]) and "more"                             | token: <redacted>, sid "TR_a" }}}]) and "more"
            """)
    void shouldHoldNothingThatUsersSentWhenItShowsAnObject(String text, String expected) {
        assertThat(Redaction.ofNative(text, 1_000)).isEqualTo(expected);
    }

    @Test
    void shouldBeOneLineOfBoundedLength() {
        assertThat(Redaction.ofNative("submodules:\nEcho: 0\u001b[2J", 1_000)).isEqualTo("submodules:\\nEcho: 0\\u001b[2J");
        assertThat(Redaction.ofNative("x".repeat(100_000), 10)).isEqualTo("x".repeat(10) + "…");
        assertThat(Redaction.ofNative(null, 10)).isEqualTo("null");
        String nested = "Some(".repeat(100_000) + "{ a: \"" + "b".repeat(100_000);
        assertThat(Redaction.ofNative(nested, 1_000_000)).endsWith("{ a: \"…\"");
    }
}
