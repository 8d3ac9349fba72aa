package org.livekit4j.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.plugin.PlugInConstants;

/** What operators decide. */
class ProcessorRulesTest extends NumbersTest {
    private static final Duration TIMEOUT = Duration.ofMillis(200);

    private void add(String name, int digit) {
        processors.add((number, info) -> number * 10 + digit, Map.of(PlugInConstants.NAME, name));
    }

    private void configure(Set<String> excluded, List<String> order) {
        processors.configure(new ProcessorRules(TIMEOUT, excluded, order));
    }

    @Test
    void shouldCallThoseThatAreNamedFirstAndLeaveOutThoseThatAreExcluded() throws InterruptedException {
        TestStream stream = stream(0);
        add("one", 1);
        add("two", 2);
        add("three", 3);
        configure(Set.of(), List.of("three", "unknown", "two"));
        fire(0);
        assertThat(stream.take()).isEqualTo(321);

        configure(Set.of("two"), List.of("three"));
        fire(0);
        assertThat(stream.take()).isEqualTo(31);
        assertThat(processors.streams().getFirst().processors()).hasSize(2);
        assertThat(processors.hosted()).as("it is still there").hasSize(3);

        configure(Set.of(), List.of());
        fire(0);
        assertThat(stream.take()).isEqualTo(123);
    }

    @Test
    void shouldHoldForStreamsAndProcessorsThatComeLater() throws InterruptedException {
        configure(Set.of("two"), List.of("three"));
        add("one", 1);
        add("two", 2);
        TestStream stream = stream(0);
        add("three", 3);
        fire(0);
        assertThat(stream.take()).isEqualTo(31);
    }

    @Test
    void shouldGiveTheTimeoutToThoseThatHaveNoneOfTheirOwn() {
        HostedProcessor<?, ?> own = (HostedProcessor<?, ?>) processors.host(new PlugInIdentity(1, "own", 9, "bundle"),
                InstanceProvider.of((number, info) -> number), Map.of(PlugInConstants.TIMEOUT_MS, 7));
        HostedProcessor<?, ?> other = (HostedProcessor<?, ?>) processors.host(new PlugInIdentity(2, "other", 9, "bundle"),
                InstanceProvider.of((number, info) -> number), Map.of());
        assertThat(other.timeoutNanos()).isEqualTo(TIMEOUT.toNanos());
        processors.configure(new ProcessorRules(Duration.ofMillis(30), Set.of(), List.of()));
        assertThat(other.timeoutNanos()).isEqualTo(Duration.ofMillis(30).toNanos());
        assertThat(own.timeoutNanos()).isEqualTo(Duration.ofMillis(7).toNanos());
    }

    @ParameterizedTest
    @ValueSource(strings = {"two", "org.example.effects", "org.example.effects/two"})
    void shouldLeaveOutThoseOfAName(String entry) throws InterruptedException {
        TestStream stream = stream(0);
        add("one", 1);
        host("two", "org.example.effects", 2);
        configure(Set.of(entry), List.of());
        fire(0);
        assertThat(stream.take()).isEqualTo(1);
        assertThat(processors.unmatched()).isEmpty();

        configure(Set.of(), List.of(entry));
        fire(0);
        assertThat(stream.take()).as("it comes first").isEqualTo(21);
    }

    @Test
    void shouldNameWhatIsConfiguredAndNotThere() {
        host("two", "org.example.effects", 2);
        configure(Set.of("tow", "org.example.effects"), List.of("org.example.effects/one"));
        assertThat(processors.unmatched()).containsExactly("org.example.effects/one", "tow");
    }

    @Test
    void shouldLeaveOutWhatOperatorsExcludeUntilTheyUndoIt() throws InterruptedException {
        TestStream stream = stream(0);
        host("one", "org.example.one", 1);
        host("two", "org.example.effects", 2);

        assertThat(processors.exclude("three")).isEmpty();
        assertThat(processors.exclude("org.example.effects")).containsExactly("two");
        fire(0);
        assertThat(stream.take()).isEqualTo(1);
        assertThat(processors.hosted()).extracting(processors::excludes).containsExactly(false, true);

        configure(Set.of(), List.of());
        fire(0);
        assertThat(stream.take()).as("a change of the configuration is not what undoes it").isEqualTo(1);

        assertThat(processors.include("org.example.effects")).containsExactly("two");
        fire(0);
        assertThat(stream.take()).isEqualTo(12);
    }

    @Test
    void shouldSayThatTheConfigurationLeavesItOutWhenOperatorsUndoAnExclusion() {
        host("two", "org.example.effects", 2);
        configure(Set.of("two"), List.of());
        assertThatIllegalStateException().isThrownBy(() -> processors.include("two"))
                .withMessageContaining("processors.excluded");
    }

    private void host(String name, String bundle, int digit) {
        processors.host(new PlugInIdentity(digit, name, 9, bundle), InstanceProvider.of((number, info) -> number * 10 + digit),
                Map.of());
    }

    @Test
    void shouldReadAConfigurationAndComplainOfWhatIsWrong() {
        ConfigurationReader right = new ConfigurationReader(Map.of("processor.timeoutMs", " 30", "processors.excluded",
                new String[]{" gain ", "", "gain"}, "processors.order", "b, a,b"));
        assertThat(ProcessorRules.of(right))
                .isEqualTo(new ProcessorRules(Duration.ofMillis(30), Set.of("gain"), List.of("b", "a")));
        assertThat(right.mistakes()).isEmpty();

        ConfigurationReader wrong = new ConfigurationReader(Map.of("processor.timeoutMs", 0, "processor.excluded", "gain"));
        assertThat(ProcessorRules.of(wrong)).isEqualTo(ProcessorRules.DEFAULTS);
        assertThat(wrong.mistakes()).containsExactly(
                "property processor.timeoutMs is 0 (Integer); it must be a whole number from"
                        + " 1 to 31536000000. The default, 200, holds",
                "property processor.excluded is unknown; did you mean processors.excluded?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProcessorRules(Duration.ZERO, Set.of(), List.of())).withMessageContaining("1 ms");
    }
}
