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
            PASSWORD = hunter2                                    | PASSWORD = <redacted>
            token: "ab c", x: 1 and token: 'ab c', x: 1           | token: <redacted>, x: 1 and token: <redacted>, x: 1
            turn_password: "Tj7F", metadata: "m"                  | turn_password: <redacted>, metadata: "m"
            Set ICE ufrag: Z4D1 pwd: 1yRrRHhvW on transport 0     | Set ICE ufrag: Z4D1 pwd: <redacted> on transport 0
            GET /rtc/v1?join_request=CAESoQwfiw-_8&x=1            | GET /rtc/v1?join_request=<redacted>&x=1
            rtc?access_token%3Dabc                                | rtc?access_token%3D<redacted>
            wss://ada:pa%20ss@host/rtc                            | wss://<redacted>@host/rtc
            Bearer abc.def, next                                  | Bearer <redacted>, next
            sharedKey=Optional[my long key], kdf=HKDF             | sharedKey=<redacted>, kdf=HKDF
            key: Some(Key { bytes: [1, 2], id: "]" }), index: 1   | key: <redacted>, index: 1
            shared_key: Some([1, 22, 2                            | shared_key: <redacted>
            password: "cut in the mid                             | password: <redacted>
            accessToken=abc&x=1                                   | accessToken=<redacted>&x=1
            x-api-key: abc; LIVEKIT_API_SECRET=abc                | x-api-key: <redacted>; LIVEKIT_API_SECRET=<redacted>
            :token => abc                                         | :token => <redacted>
            4token=abc                                            | 4token=<redacted>""")
    void shouldTakeSecretsOutWhenTheyAreThere(String text, String expected) {
        assertThat(Redaction.redact(text.replace("%s", JWT))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "room r connected as anna", "handle not found: 42", "key_index: 4, ratchet_window_size: 16",
        "3 tokens of 5 used", "monkey: 4", "livekit_ffi::server::room - closed [1, 2, 3]", "the keyframe interval is 2",
        "eyJ is how a token starts", "key.file=/etc/livekit.key", "livekit.event.keys=[1, 2]", "token: ", "a token",
        "wss://host/rtc", "ada@host", "track TR_abc published: {\"name\": \"mic\"}"})
    void shouldLeaveTextAsItIsWhenThereIsNoSecret(String text) {
        assertThat(Redaction.redact(text)).isEqualTo(text);
    }

    @Test
    void shouldTakeSecretsOutOfTextInText() {
        String json = "{\"token\":\"a \\\"b\\\" c\",\"room\":\"r\"}";
        for (int depth = 0; depth < 4; depth++) {
            assertThat(Redaction.redact(json)).as(json).contains("token", "room").doesNotContain("b").doesNotContain(" c");
            json = "\"" + json.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
        assertThat(Redaction.redact("\"GET / HTTP/1.1\\r\\nauthorization: Bearer abc\\r\\n\""))
                .isEqualTo("\"GET / HTTP/1.1\\r\\nauthorization: <redacted>\"");
    }

    @Test
    void shouldTakeOutAListWhenItIsManyLinesLong() {
        assertThat(Redaction.redact("shared_key: Some(\n    [\n        1,\n        2,\n    ],\n),\nindex: 3"))
                .isEqualTo("shared_key: <redacted>,\nindex: 3");
        assertThat(Redaction.redact("-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\nAbc=\n-----END EC PRIVATE KEY-----"))
                .isEqualTo("-----BEGIN EC PRIVATE KEY-----<redacted>-----END EC PRIVATE KEY-----");
    }

    @Test
    void shouldChangeNothingWhenTheTextWentThroughItBefore() {
        String once = Redaction.redact("token: \"a\", key=[1], Authorization: Bearer abc, wss://a:b@h, pwd: x " + JWT);
        assertThat(Redaction.redact(once)).isEqualTo(once);
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
