package org.livekit4j.queue.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.livekit4j.queue.stream.TestStream;
import org.livekit4j.track.PlugInConstants;

/** What operators decide. */
class ProcessorRulesTest extends NumbersTest {
    private static final Duration TIMEOUT = Duration.ofMillis(200);
    private final List<String> complaints = new ArrayList<>();

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
                PlugInSource.of((number, info) -> number), Map.of(PlugInConstants.TIMEOUT_MS, 7));
        HostedProcessor<?, ?> other = (HostedProcessor<?, ?>) processors.host(new PlugInIdentity(2, "other", 9, "bundle"),
                PlugInSource.of((number, info) -> number), Map.of());
        assertThat(other.timeoutNanos()).isEqualTo(TIMEOUT.toNanos());
        processors.configure(new ProcessorRules(Duration.ofMillis(30), Set.of(), List.of()));
        assertThat(other.timeoutNanos()).isEqualTo(Duration.ofMillis(30).toNanos());
        assertThat(own.timeoutNanos()).isEqualTo(Duration.ofMillis(7).toNanos());
    }

    @Test
    void shouldReadAConfigurationAndComplainOfWhatIsWrong() {
        ProcessorRules rules = ProcessorRules.of(30, new String[]{" gain ", "", "gain"}, new String[]{"b", "a", "b"},
                complaints::add);
        assertThat(rules).isEqualTo(new ProcessorRules(Duration.ofMillis(30), Set.of("gain"), List.of("b", "a")));
        assertThat(complaints).isEmpty();

        assertThat(ProcessorRules.of(0, null, null, complaints::add)).isEqualTo(ProcessorRules.DEFAULTS);
        assertThat(complaints).singleElement().asString().contains("processor.timeoutMs is 0").contains("at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProcessorRules(Duration.ZERO, Set.of(), List.of())).withMessageContaining("1 ms");
    }
}
