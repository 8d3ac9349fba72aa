package org.livekit4j.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm5hIn0.c2lnbmF0dXJl-_x";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            connecting with %s now                                | connecting with <redacted> now
            wss://host/rtc?access_token=%s&auto_subscribe=1       | wss://host/rtc?access_token=<redacted>&auto_subscribe=1
            wss://host/rtc?access_token=abc123&auto_subscribe=1   | wss://host/rtc?access_token=<redacted>&auto_subscribe=1
            ConnectRequest { url: "ws://h", token: "abc", x: 1 }  | ConnectRequest { url: "ws://h", token: <redacted>, x: 1 }
            token: Some("abc"), next: 1                           | token: <redacted>, next: 1
            {"token":"abc","room":"r"}                            | {"token":<redacted>,"room":"r"}
            refresh_token: "abc"                                  | refresh_token: <redacted>
            api_secret: "s3", api_key: "k"                        | api_secret: <redacted>, api_key: <redacted>
            apiSecret=s3 apiKey=k                                 | apiSecret=<redacted> apiKey=<redacted>
            shared_key: Some([1, 22, 255]), index: 3              | shared_key: <redacted>, index: 3
            shared_key: [1, 22, 255], index: 3                    | shared_key: <redacted>, index: 3
            SetKeyRequest { key: [1, 2], key_index: 4 }           | SetKeyRequest { key: <redacted>, key_index: 4 }
            ratchet_salt: b"a\\x00\\"b", failure_tolerance: -1    | ratchet_salt: <redacted>, failure_tolerance: -1
            password: "with \\"quotes\\" in it", user: "u"        | password: <redacted>, user: "u"
            IceServer { username: "u", credential: "c" }          | IceServer { username: "u", credential: <redacted> }
            Authorization: Bearer abc.def                         | Authorization: <redacted>
            Authorization: Basic dXNlcjpwdw==                     | Authorization: <redacted>
            a=ice-pwd:Hk7/abc+                                    | a=ice-pwd:<redacted>
            PASSWORD = hunter2                                    | PASSWORD = <redacted>""")
    void shouldTakeSecretsOutWhenTheyAreThere(String text, String expected) {
        assertThat(Redaction.redact(text.replace("%s", JWT))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "room r connected as anna", "handle not found: 42", "key_index: 4, ratchet_window_size: 16",
        "3 tokens of 5 used", "monkey: 4", "livekit_ffi::server::room - closed [1, 2, 3]", "the keyframe interval is 2",
        "eyJ is how a token starts", "track TR_abc published: {\"name\": \"mic\"}"})
    void shouldLeaveTextAsItIsWhenThereIsNoSecret(String text) {
        assertThat(Redaction.redact(text)).isEqualTo(text);
    }

    @Test
    void shouldNotRunOutOfStackWhenTheTextIsLong() {
        String list = "[" + "1, ".repeat(200_000) + "1]";
        String quoted = "\"" + "a\\\"".repeat(200_000) + "\"";
        assertThat(Redaction.redact("shared_key: " + list + " password: " + quoted + " token: " + JWT.repeat(1_000)))
                .isEqualTo("shared_key: <redacted> password: <redacted> token: <redacted>");
    }

    @Test
    void shouldTakeOutWhatIsKnownToBeSecretWhenItLooksLikeNothing() {
        assertThat(Redaction.redact("401 for hunter2 of anna", "hunter2", "", null)).isEqualTo("401 for <redacted> of anna");
    }

    @Test
    void shouldTakeOutATokenWhenItIsCutShort() {
        assertThat(Redaction.redact("a " + JWT.substring(0, 20))).isEqualTo("a <redacted>");
    }
}
