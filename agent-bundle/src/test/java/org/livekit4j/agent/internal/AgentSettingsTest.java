package org.livekit4j.agent.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.agent.AgentOptions;
import org.livekit4j.agent.JobType;
import org.livekit4j.agent.LoadMeasure;
import org.livekit4j.token.VideoGrant;

/** What a worker is configured with, and what follows from it. */
class AgentSettingsTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReadEachPropertyWhenTheConfigurationIsRight() {
        AgentSettings settings = AgentSettings.of("pid", Map.of("url", "ws://a,wss://b/", "name", "greeter", "type", "publisher",
                "key.file", "/tmp/key", "max.jobs", "7", "load", "jobs", "drain.timeoutMs", "500", "keep", "no",
                "max.attempts", 5));

        assertThat(settings.servers()).containsExactly(URI.create("ws://a"), URI.create("wss://b/"));
        assertThat(settings.agentName()).isEqualTo("greeter");
        assertThat(settings.type()).isEqualTo(JobType.PUBLISHER);
        assertThat(settings.options().maxJobs()).isEqualTo(7);
        assertThat(settings.options().loadMeasure()).isEqualTo(LoadMeasure.JOBS);
        assertThat(settings.drainTimeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.options().keepsJobs()).isFalse();
        assertThat(settings.options().maxAttempts()).isEqualTo(5);
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @Test
    void shouldNameEachMistakeWhenTheConfigurationIsWrong() {
        assertThatIllegalArgumentException().isThrownBy(() -> AgentSettings.of("pid", Map.of("url", "ftp://a", "max.job", 1)))
                .withMessageContainingAll("url must begin", "name is missing", "key.file is missing", "max.jobs");
        assertThatIllegalArgumentException().isThrownBy(() -> AgentSettings.of("pid", Map.of()))
                .withMessageContaining("url is missing");
    }

    @Test
    void shouldNotKeepJobsWhenTheyAreOfEveryRoomOrOfParticipants() {
        AgentOptions options = AgentOptions.everyRoom().withServers("ws://a").withKey("key", "s".repeat(32));

        assertThat(AgentSettings.of(options, _ -> null).keepsJobs()).isFalse();
        assertThat(AgentSettings.of(options, _ -> null).shownName()).isEqualTo("*");
        assertThat(AgentSettings.of(AgentOptions.of("a").withServers("ws://a").withKey("k", "s").withType(JobType.PARTICIPANT),
                _ -> null).keepsJobs()).isFalse();
    }

    @Test
    void shouldLookIntoTheEnvironmentWhenTheOptionsNameNoServer() {
        assertThat(AgentSettings.of(AgentOptions.of("a"), Map.of("LIVEKIT_URL", "ws://b", "LIVEKIT_API_KEY", "k",
                "LIVEKIT_API_SECRET", "s")::get).servers()).containsExactly(URI.create("ws://b"));
        assertThatIllegalArgumentException().isThrownBy(() -> AgentSettings.of(AgentOptions.of("a"), _ -> null))
                .withMessageContainingAll("withServers", "LIVEKIT_URL");
    }

    @Test
    void shouldReadTheKeyAnewWhenItsFileHasChanged() throws Exception {
        Path file = folder.resolve("key.properties");
        KeyOrigin key = new KeyOrigin.InFile("key.file", file);
        assertThatIllegalArgumentException().isThrownBy(() -> key.token(VideoGrant.NONE)).withMessageContainingAll("key.file",
                "no such file");
        Files.writeString(file, "api.key=k\n");
        assertThatIllegalArgumentException().isThrownBy(() -> key.token(VideoGrant.NONE)).withMessageContaining("api.secret");
        Files.writeString(file, "api.key=k\napi.secret=" + "s".repeat(32));

        assertThat(key.token(VideoGrant.NONE.withAgent(true))).startsWith("ey");
    }

    @Test
    void shouldFindTheServersPathsWhenItsUrlHasAPathOrASecret() {
        assertThat(ServerPaths.webSocket(URI.create("https://user:pw@host:1/base/"), "/agent"))
                .isEqualTo(URI.create("wss://host:1/base/agent"));
        assertThat(ServerPaths.http(URI.create("ws://host"), "/twirp")).isEqualTo(URI.create("http://host/twirp"));
    }

    @Test
    void shouldReachTheServersLimitWithTheLastJobAndNotBefore() {
        LoadMeter meter = new LoadMeter(LoadMeasure.JOBS, 10);

        assertThat(meter.load(9)).isLessThan(LoadMeter.FULL);
        assertThat(meter.load(10)).isGreaterThanOrEqualTo(LoadMeter.FULL);
        assertThat(meter.load(0)).isZero();
    }

    @Test
    void shouldWaitLongerUpToABoundWhenFailuresFollowEachOther() {
        assertThat(Backoff.pause(1, new Random(1))).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(Backoff.pause(100, new Random(1))).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
    }

    @Test
    void shouldCountAttemptsFromOneWhenTheAttributeIsNonsense() {
        assertThat(Offers.attempt(Map.of())).isOne();
        assertThat(Offers.attempt(Map.of(Offers.ATTEMPT, "-4"))).isOne();
        assertThat(Offers.attempt(Map.of(Offers.ATTEMPT, "99999999999999"))).isOne();
        assertThat(Offers.attempt(Map.of(Offers.ATTEMPT, "3"))).isEqualTo(3);
    }
}
