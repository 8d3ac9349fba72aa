package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ops4j.pax.exam.CoreOptions.composite;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.Test;
import org.livekit4j.audio.Audio;
import org.livekit4j.queue.dto.QueueRuntime;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;

/** The example bundle, installed as a user would. */
public class EchoExampleIT extends InFelix {
    private static final Pattern LEVEL = Pattern.compile("The echo's level is (\\d+)");

    @Override
    @Configuration
    public Option[] configuration() {
        return new Option[]{composite(super.configuration()), LogFile.named("echo-example.log"),
            Felix.installed("org.livekit4j.examples.echo")};
    }

    @Test
    public void shouldHearItsOwnToneUntilItIsStoppedAndAgainWhenAudioIsReplaced() throws Exception {
        QueueRuntime runtime = services().get(QueueRuntime.class);
        Bundle echo = services().bundle("org.livekit4j.examples.echo");
        hearsItself(0);
        assertThat(Arrays.stream(runtime.getRuntimeDTO().subscribers)).anyMatch(stream -> stream.name.contains("echo"));

        services().stop("org.livekit4j.audio", Audio.class);
        await().until(() -> !LogFile.find(Pattern.compile("The echo is over: there will be another one")).isEmpty());
        int heard = levels().size();
        services().start("org.livekit4j.audio", Audio.class);
        hearsItself(heard);

        echo.stop();
        await().untilAsserted(() -> assertThat(runtime.getRuntimeDTO().subscribers).isEmpty());
        assertThat(Arrays.stream(echo.getHeaders().get("Import-Package").split(",")))
                .noneMatch(name -> name.contains("livekit4j.ffi"))
                .noneMatch(name -> name.contains("livekit4j.queue"));
    }

    /** A sine has an effective value of 0.707 of its amplitude, which is 10000. */
    private static void hearsItself(int before) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(levels().stream().skip(before)).anyMatch(level -> level > 6_000 && level < 7_100));
    }

    private static List<Integer> levels() {
        return LogFile.find(LEVEL).stream().map(level -> Integer.parseInt(level.group(1))).toList();
    }
}
