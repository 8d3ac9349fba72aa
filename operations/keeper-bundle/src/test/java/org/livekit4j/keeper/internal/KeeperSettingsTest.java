package org.livekit4j.keeper.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.room.IceTransport;
import org.livekit4j.room.RoomOptions;

class KeeperSettingsTest {
    private static final String URL = "wss://user:pass@example.com:7443/rtc?access_token=hidden#part";

    @TempDir
    private Path folder;

    private static void refused(String message, Object... properties) {
        assertThatIllegalArgumentException().isThrownBy(() -> Settings.of(properties)).withMessageStartingWith(message);
    }

    @Test
    void shouldShowNothingOfTheUrlButTheServer() {
        assertThat(Settings.of("url", URL, "token", "t").server()).isEqualTo("wss://example.com:7443");
        assertThat(Settings.of("url", "ws://[::1]:7880", "token", "t").server()).isEqualTo("ws://[::1]:7880");
    }

    @Test
    void shouldShowNoTokenWhenItIsPrinted() {
        assertThat(Settings.of("url", "ws://host", "token", "secret-token").toString()).doesNotContain("secret-token");
    }

    @Test
    void shouldHaveTheOptionsOfTheConfiguration() {
        RoomOptions options = Settings
                .of("url", "ws://host", "token", "t", "autoSubscribe", false, "adaptiveStream", true, "dynacast",
                        true, "singlePeerConnection", false, "ice.transport", "relay")
                .currentOptions();

        assertThat(options.autoSubscribe()).contains(false);
        assertThat(options.adaptiveStream()).contains(true);
        assertThat(options.dynacast()).contains(true);
        assertThat(options.singlePeerConnection()).contains(false);
        assertThat(options.rtcConfig().transport()).contains(IceTransport.RELAY);
        assertThat(options.joinRetries()).hasValue(0);
        assertThat(options.encryption()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "host", "ws:", "ws://"})
    void shouldNameThePropertyWhenTheUrlIsNone(String url) {
        refused("property url must begin with ws://", "url", url, "token", "t");
    }

    @Test
    void shouldNameThePropertyWhenOneIsMissingOrWrong() {
        refused("property url is missing", "token", "t");
        refused("property url must begin with ws://", "url", "ws://a b", "token", "t");
        refused("one of the properties token, token.file, key.file and endpoint is missing", "url", "ws://host");
        refused("more than one of the properties token, ", "url", "ws://host", "token", "t", "key.file", "k");
        refused("more than one of the properties token, ", "endpoint", "https://host", "token", "t");
        refused("property endpoint must begin with http://", "endpoint", "ws://host");
        refused("property endpoint must begin with http://", "endpoint", "https://a b?key=hidden");
        refused("property url is set together with endpoint", "endpoint", "https://host", "url", "ws://host");
        refused("property endpoint.headers.file is set without endpoint", "url", "ws://host", "token", "t",
                "endpoint.headers.file", "f");
        refused("property room is missing", "url", "ws://host", "key.file", "k", "identity", "ada");
        refused("property identity is missing", "url", "ws://host", "key.file", "k", "room", "hall");
        refused("property token.file is \"a\\u0000b\"", "url", "ws://host", "token.file", "a\0b");
        refused("property ice.transport is \"BOAT\"; it must be one of", "url", "ws://host", "token", "t", "ice.transport",
                "BOAT");
        refused("property retry.minMs is 0 (Long); it must be a whole number from 1", "url", "ws://host", "token", "t",
                "retry.minMs",
                0L);
        refused("property retry.minMs is \"often\"; it must be a whole number", "url", "ws://host", "token", "t", "retry.minMs",
                "often");
        refused("property retry.maxMs is 5 (Long); it cannot be less than retry.minMs", "url", "ws://host", "token", "t",
                "retry.maxMs", 5L);
    }

    @Test
    void shouldNotShowTheTokenWhenSomethingIsWrongWithAUrl() {
        assertThatIllegalArgumentException().isThrownBy(() -> Settings.of("url", "ftp://h?access_token=hidden", "token", "t"))
                .withMessageNotContaining("hidden");
    }

    @Test
    void shouldReadTheKeyOfTheEncryptionEachTime() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "first\n");
        KeeperSettings settings = Settings.of("url", "ws://host", "token", "t", "encryption.key.file", file.toString());
        assertThat(settings.currentOptions().encryption().orElseThrow().sharedKey().orElseThrow()).asString().isEqualTo("first");
        Files.writeString(file, "second");
        assertThat(settings.currentOptions().encryption().orElseThrow().sharedKey().orElseThrow()).asString().isEqualTo("second");
        Files.writeString(file, "\n");
        assertThatIllegalArgumentException().isThrownBy(settings::currentOptions)
                .withMessage("property encryption.key.file is \"" + file + "\": it is empty");
    }

    @ParameterizedTest
    @CsvSource({"encryption.keyfile,encryption.key.file", "encryptionKeyFile,encryption.key.file",
        "encrypton.key.file,encryption.key.file", "identiy,identity", "auto.subscribe,autoSubscribe", "retry.min,retry.minMs"})
    void shouldNotJoinWhenANameIsMisspelt(String written, String meant) {
        refused("property " + written + " is unknown; did you mean " + meant + "?", "url", "ws://host", "token", "t", written,
                "x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"e2ee.key", "key.encryption.file", "colour"})
    void shouldNotJoinWhenANameIsUnknown(String written) {
        refused("property " + written + " is unknown", "url", "ws://host", "token", "t", written, "x");
    }

    @Test
    void shouldNotJoinUnencryptedWhenTheFileOfTheKeyIsBlank() {
        refused("property encryption.key.file is \"\"; it must be the path of a file", "url", "ws://host", "token", "t",
                "encryption.key.file", " ");
    }

    @Test
    void shouldNameAllThatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of("url", "ftp://host", "token", "t", "dynacast", "perhaps", "rom", "hall"))
                .withMessageContaining("property url must begin with ")
                .withMessageContaining("property dynacast is \"perhaps\"; it must be true")
                .withMessageContaining("property rom is unknown; did you mean room?");
    }

    @Test
    void shouldReadTextAsKarafWritesIt() {
        KeeperSettings settings = Settings.of("url", " ws://host ", "key.file", "/k ", "room", " hall ", "identity", "ada ",
                "autoSubscribe", "no", "retry.minMs", " 250 ", "retry.maxMs", "300", "retry.stableMs", "0", "ice.transport",
                "all",
                "rejoin.after.room.deleted", "on", "service.pid", "p", "felix.fileinstall.filename", "data:nothing");

        assertThat(settings.room()).isEqualTo("hall");
        assertThat(settings.identity()).isEqualTo("ada");
        assertThat(settings.currentOptions().autoSubscribe()).contains(false);
        assertThat(settings.backoff()).isEqualTo(new Backoff(Duration.ofMillis(250), Duration.ofMillis(300)));
        assertThat(settings.rejoinAfterRoomDeleted()).isTrue();
    }

    /** What operators are shown is what is read. */
    @Test
    void shouldReadEachPropertyThatIsDescribed() {
        Map<String, Object> described = Arrays.stream(KeptRoomConfiguration.class.getDeclaredMethods())
                .collect(Collectors.toMap(method -> method.getName().replace('_', '.'), Method::getDefaultValue));
        described.putAll(Map.of("url", "ws://host", "token", "t"));
        described.remove("encryption.key.file");
        assertThat(KeeperSettings.of(Settings.PID, described)).isEqualTo(Settings.of("url", "ws://host", "token", "t"));
    }
}
