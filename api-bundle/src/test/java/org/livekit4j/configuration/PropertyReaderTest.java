package org.livekit4j.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.internal.PropertyNames;

class PropertyReaderTest {

    private static PropertyReader of(String property, Object value) {
        return new PropertyReader(Map.of(property, value));
    }

    static List<Object> fives() {
        return List.of(5, 5L, (short) 5, (byte) 5, 5.0, 5f, "5", " 5\t", "+5", new int[]{5}, List.of("5"), new String[]{" 5 "});
    }

    @ParameterizedTest
    @MethodSource("fives")
    void shouldReadANumberWhenItIsOneOfAnyTypeOrText(Object value) {
        assertThat(of("a", value).integer("a", 1)).contains(5);
    }

    static List<Object> noNumbers() {
        return List.of("", "five", "5ms", "1_000", "1,000", "5.5", "0x5", 5.5, Double.NaN, Double.POSITIVE_INFINITY, true, '5',
                List.of(1, 2), List.of(), "99999999999999999999", 0, -1L, "0", Long.MAX_VALUE, "2147483648");
    }

    @ParameterizedTest
    @MethodSource("noNumbers")
    void shouldRefuseWhatIsNoSuchNumber(Object value) {
        assertThatIllegalArgumentException().isThrownBy(() -> of("a.b", value).integer("a.b", 1))
                .withMessageStartingWith("property a.b is ").withMessageContaining("it must ");
    }

    @Test
    void shouldReadNumbersThatAreNotWhole() {
        assertThat(of("a", " -3.5 ").number("a", -10, 10)).contains(-3.5);
        assertThat(of("a", 2.5f).number("a", -10, 10)).contains(2.5);
        assertThat(of("a", 3).number("a", -10, 10)).contains(3.0);
        for (Object wrong : new Object[]{"3,5", "loud", "", Double.NaN, Double.POSITIVE_INFINITY, 10.1, "1e9", true, "NaN"}) {
            assertThatIllegalArgumentException().as(wrong.toString()).isThrownBy(() -> of("a", wrong).number("a", -10, 10))
                    .withMessageContaining("it must be a number from -10.0 to 10.0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", " yes", "Yes", "on", "On ", "1"})
    void shouldReadWhatPeopleWriteForTrue(String value) {
        assertThat(of("a", value).flag("a")).contains(true);
        assertThat(of("a", true).flag("a")).contains(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "no", "NO", "off", "0", "False "})
    void shouldReadWhatPeopleWriteForFalse(String value) {
        assertThat(of("a", value).flag("a")).contains(false);
        assertThat(of("a", false).flag("a")).contains(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ture", "2", "-1", "enabled", "y", "t", "yes!", ""})
    void shouldRefuseWhatIsNeitherTrueNorFalse(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> of("a", value).flag("a"))
                .withMessage("property a is \"" + value + "\"; it must be true, yes, on or 1, or false, no, off or 0");
    }

    @Test
    void shouldReadConstantsByNameInAnyCase() {
        assertThat(of("a", "seconds ").constant("a", TimeUnit.class)).contains(TimeUnit.SECONDS);
        assertThat(of("a", TimeUnit.DAYS).constant("a", TimeUnit.class)).contains(TimeUnit.DAYS);
        assertThat(of("a", new String[]{"days", "HOURS"}).constants("a", TimeUnit.class)).containsExactlyInAnyOrder(TimeUnit.DAYS,
                TimeUnit.HOURS);
        assertThatIllegalArgumentException().isThrownBy(() -> of("a", "second").constant("a", TimeUnit.class))
                .withMessageContaining("one of [NANOSECONDS, ");
    }

    @Test
    void shouldFindAPropertyInUpperAndLowerCaseWhenOsgiDoes() {
        assertThat(of("LiveKit.Participant", "ada").strings("livekit.participant")).containsExactly("ada");
    }

    @Test
    void shouldStripBlankEndsWhenATextIsRead() {
        assertThat(of("a", " ada ").name("a")).contains("ada");
        assertThat(of("a", List.of("ada ", "bob")).strings("a")).containsExactlyInAnyOrder("ada", "bob");
        assertThatIllegalArgumentException().isThrownBy(() -> of("a", "  ").name("a"));
        assertThatIllegalArgumentException().isThrownBy(() -> of("a", 5).strings("a"));
    }

    @Test
    void shouldRefuseNullsAndSeveralValuesWhenOneIsWanted() {
        List<Object> nulls = new ArrayList<>();
        nulls.add(null);
        assertThatIllegalArgumentException().isThrownBy(() -> of("a", nulls).strings("a"));
        assertThatIllegalArgumentException().isThrownBy(() -> of("a", List.of("x", "y")).name("a"))
                .withMessageContaining("it must be one value");
    }

    @Test
    void shouldShowNoSecretAndOneLineWhenAValueIsWrong() {
        assertThat(PropertyReader.wrong("a", "eyJhbGciOiJIUzI1NiJ9.e30.sig\nx", "no")).hasMessage(
                "property a is \"<redacted>\\nx\"; no");
    }

    @ParameterizedTest
    @CsvSource({"encryption.keyfile,encryption.key.file", "encryptionKeyFile,encryption.key.file",
        "encrypton.key.file,encryption.key.file", "encryption-key-file,encryption.key.file", "ulr,url", "URL,url",
        "identiy,identity", "livekit.participants,livekit.participant", "livekit_participant,livekit.participant",
        "retry.minms,retry.minMs", "audio.capasity,audio.capacity"})
    void shouldFindTheNameThatWasMeant(String written, String meant) {
        assertThat(PropertyNames.similar(written, List.of("url", "identity", "room", "encryption.key.file", "livekit.participant",
                "livekit.track", "retry.minMs", "retry.maxMs", "audio.capacity"))).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour", "x", "decibels", "room.of.many.people"})
    void shouldSuggestNothingWhenANameIsLikeNone(String written) {
        assertThat(PropertyNames.similar(written, List.of("url", "identity", "room", "encryption.key.file"))).isEmpty();
    }

    @Test
    void shouldKnowTheFrameworksOwnNamesAndWhatWasRead() {
        PropertyReader reader = new PropertyReader(Map.of("service.pid", "p", "component.id", 3, "Rooms.target", "(a=b)",
                "felix.fileinstall.filename", "file:/x", "read", "1", "let", "2", "unknown", "3"));
        reader.integer("READ", 0);
        reader.know(List.of("let"));
        assertThat(reader.unknown()).containsExactly("unknown");
    }
}
