package org.livekit4j.karaf.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The distribution has everything in it. */
class DistributionIT extends InKarafHost {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @Override
    KarafHost unpack() throws IOException, InterruptedException {
        return KarafHost.unpack("distribution", "karaf.distribution");
    }

    @Override
    void install(KarafHost started) {
        // It starts with it.
    }

    @Test
    void shouldSayWhereOperatorsLookWhenABundleWasUpdatedAndNotRefreshed() throws IOException, InterruptedException {
        String version = System.getProperty("livekit4j.version");
        Path jar = karaf().home().resolve("system/org/livekit4j/org.livekit4j.queue").resolve(version)
                .resolve("org.livekit4j.queue-" + version + ".jar");
        Script.Result updated = karaf().command(KarafHost.ADMIN, "bundle:update org.livekit4j.queue file:" + jar);
        assertThat(updated.code()).as(updated.output()).isZero();

        assertThat(karaf().command(KarafHost.ADMIN, "livekit:doctor").output())
                .containsPattern("WRONG  bundles .*org.livekit4j.queue was updated, and .*org.livekit4j.audio.* still use");
        await().atMost(TIMEOUT).until(() -> Files.readString(karaf().home().resolve("data/log/karaf.log"))
                .contains("org.livekit4j.queue was updated"));

        assertThat(karaf().command(KarafHost.ADMIN, "bundle:refresh org.livekit4j.queue").code()).isZero();
        await().atMost(TIMEOUT).pollInterval(Duration.ofSeconds(1)).until(() -> {
            String doctor = karaf().command(KarafHost.ADMIN, "livekit:doctor").output();
            return doctor.contains("ok     queue") && doctor.contains("ok     audio") && !doctor.contains("WRONG");
        });
    }

    @Test
    void shouldKeepTheRoomsOfFilesWithAndWithoutANameAndReadThemInUtf8() throws IOException, InterruptedException {
        Path named = configure("org.livekit4j.room-hall.cfg", "Größe");
        Path plain = configure("org.livekit4j.room.cfg", "日本");
        await().atMost(TIMEOUT).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(keepers())
                .contains("\"pid\":\"org.livekit4j.room~hall\"", "\"room\":\"Gr\\u00f6\\u00dfe\"",
                        "\"pid\":\"org.livekit4j.room\"", "\"room\":\"\\u65e5\\u672c\""));

        Script.Result left = karaf().command(KarafHost.ADMIN, "livekit:leave hall");
        assertThat(left.output()).contains("org.livekit4j.room~hall leaves its room and stays out");
        await().atMost(TIMEOUT).until(() -> keepers().contains("\"state\":\"LEFT\""));
        assertThat(Files.readString(karaf().home().resolve("data/log/karaf.log")))
                .contains("leave hall by user " + KarafHost.ADMIN + ": org.livekit4j.room~hall");

        Files.delete(named);
        Files.delete(plain);
        await().atMost(TIMEOUT).pollInterval(Duration.ofSeconds(1)).until(() -> keepers().contains("\"keepers\":[]"));
    }

    @Test
    void shouldNotJoinWhenTheFileWasRemovedWhileKarafWasDownAndStartWithWhatIsNoCache() throws IOException, InterruptedException {
        Path hall = configure("org.livekit4j.room-gone.cfg", "gone");
        await().atMost(TIMEOUT).pollInterval(Duration.ofSeconds(1)).until(() -> keepers().contains("org.livekit4j.room~gone"));
        stopKaraf();
        Files.delete(hall);
        Files.writeString(karaf().home().resolve("lib/livekit4j.aot"), "not a cache of loaded classes");
        startKaraf();

        await().atMost(TIMEOUT).pollInterval(Duration.ofSeconds(1)).untilAsserted(
                () -> assertThat(keepers()).contains("\"state\":\"MISCONFIGURED\"", hall + " is not there any more"));
        assertThat(karaf().command(KarafHost.ADMIN, "config:delete org.livekit4j.room~gone").code()).isZero();
        await().atMost(TIMEOUT).pollInterval(Duration.ofSeconds(1)).until(() -> keepers().contains("\"keepers\":[]"));
    }

    private Path configure(String name, String room) throws IOException {
        return Files.writeString(karaf().home().resolve("etc").resolve(name),
                "url = ws://127.0.0.1:1\nkey.file = /no/such/file\nroom = "
                        + room + " \nidentity = ada\n");
    }

    private String keepers() throws IOException, InterruptedException {
        return karaf().command(KarafHost.VIEWER, "livekit:keepers --json").output();
    }
}
