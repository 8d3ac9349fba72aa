package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.Test;
import org.livekit4j.queue.dto.QueueRuntime;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;

/** The example bundle, installed as a user would. */
public class EchoExampleIT extends InFelix {
    private static final String LOG_PROPERTY = "org.ops4j.pax.logging.useFileLogFallback";
    private static final Path LOG = Path.of("target", "echo-example.log").toAbsolutePath();
    private static final Pattern LEVEL = Pattern.compile("The echo's level is (\\d+)");

    @Override
    @Configuration
    public Option[] configuration() {
        try {
            Files.deleteIfExists(LOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Option[]{composite(super.configuration()), systemProperty(LOG_PROPERTY).value(LOG.toString()),
            systemProperty("org.ops4j.pax.logging.DefaultServiceLog.level").value("INFO"),
            Felix.installed("org.livekit4j.examples.echo")};
    }

    @Test
    public void shouldHearItsOwnToneWhenInstalledAndNothingWhenStopped() throws Exception {
        QueueRuntime runtime = services().get(QueueRuntime.class);
        Bundle echo = services().bundle("org.livekit4j.examples.echo");

        // A sine has an effective value of 0.707 of its amplitude, which is 10000
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(loudest()).isBetween(6_000, 7_100));
        assertThat(Arrays.stream(runtime.getRuntimeDTO().subscribers)).anyMatch(stream -> stream.name.contains("echo"));

        echo.stop();
        assertThat(runtime.getRuntimeDTO().subscribers).isEmpty();
        assertThat(Arrays.stream(echo.getHeaders().get("Import-Package").split(",")))
                .noneMatch(name -> name.contains("livekit4j.ffi"))
                .noneMatch(name -> name.contains("livekit4j.queue"));
    }

    private static int loudest() throws IOException {
        return LEVEL.matcher(Files.readString(Path.of(System.getProperty(LOG_PROPERTY)))).results()
                .mapToInt(level -> Integer.parseInt(level.group(1))).max().orElse(0);
    }
}
