package org.livekit4j.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            O 00:00:31.300 0000 13 88 13 88 00 00 00 00 ff 49 17 5b 01 00 00 1e 03 d8 SCTP | O 00:00:31.300 … SCTP
            payload: 0x7a360a0c63306e74656e742d6d61726b12246576650a5b6d61 end    | payload: 0x… end
            got b"abc" of "abc"                                                  | got b"…" of "abc"
            Parsed headers [130, 126]                                             | Parsed headers [130, 126]
            token: "abc", sid "TR_a" }}}]) and "more"                             | token: <redacted>, sid "TR_a" }}}]) and "more"
            """)
    void shouldHoldNothingThatUsersSentWhenItShowsAnObject(String text, String expected) {
        assertThat(Redaction.ofNative(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"connecting at 00:00:31.300 to 192.168.100.100", "uuid 5ab34bbe-87ce-49ff-92df-106b1cdb37ab",
        "0xdeadbeefdeadbeef", "id 123456789012345678901234567", "a decade faded", "", "f", "0x"})
    void shouldLeaveShortNumbersAsTheyAre(String text) {
        assertThat(Redaction.ofNative(text)).isEqualTo(text);
    }

    @Test
    void shouldHideBytesInHexWhateverTheirNumber() {
        for (String separator : new String[]{"", " ", ":"}) {
            for (int bytes = 16; bytes < 100_000; bytes *= 3) {
                String hex = ("c0" + separator).repeat(bytes);
                assertThat(Redaction.ofNative("key " + hex + "!")).startsWith("key …").doesNotContain("c0");
            }
        }
        assertThat(Redaction.ofNative("1".repeat(200_000))).isEqualTo("…");
        assertThat(Redaction.ofNative("1 ".repeat(200_000))).startsWith("1 1 1 1 1 ").hasSize(1_001);
    }

    @Test
    void shouldBeOneLineOfBoundedLength() {
        assertThat(Redaction.ofNative("submodules:\nEcho: 0\u001b[2J")).isEqualTo("submodules:\\nEcho: 0\\u001b[2J");
        assertThat(Redaction.ofNative("x".repeat(100_000))).isEqualTo("x".repeat(1_000) + "…");
        assertThat(Redaction.ofNative(null)).isEqualTo("null");
        String nested = "(".repeat(900) + "{ a: \"" + "b".repeat(100_000);
        assertThat(Redaction.ofNative(nested)).endsWith("({ a: \"…\"");
        assertThat(Redaction.ofNative("Some(".repeat(200_000))).hasSize(1_001);
    }
}
