package org.livekit4j.karaf.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A Karaf as it is downloaded, with the kit unpacked over it and the archive installed: the way of the README, an older version first, which
 * is then upgraded.
 */
class StockKarafIT extends InKarafHost {

    @Override
    KarafHost unpack() throws IOException, InterruptedException {
        return KarafHost.unpack("stock", "karaf.stock", "karaf.kit");
    }

    @Override
    void install(KarafHost started) throws IOException, InterruptedException {
        Path older = OlderKar.write(started.home().resolve("archives"));
        kar(started, "kar:install file:" + older);
        assertThat(bundles(started)).containsPattern("Active .*" + OlderKar.VERSION + ".*LiveKit4j audio");

        // The older one works on, and the newer one waits for it to go.
        kar(started, "kar:install file:" + System.getProperty("karaf.kar"));
        String both = bundles(started);
        for (String medium : new String[]{"audio", "video"}) {
            assertThat(both.lines().filter(line -> line.matches("Active.*LiveKit4j " + medium))).as(medium).hasSize(1);
        }
        assertThat(started.command(KarafHost.ADMIN, "livekit:doctor").output()).contains("ok     audio", "ok     video",
                "is not used, because " + OlderKar.VERSION + " is there", "kar:uninstall");

        kar(started, "kar:uninstall livekit4j-kar-" + OlderKar.VERSION);
        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            assertThat(bundles(started)).doesNotContain(OlderKar.VERSION);
            assertThat(bundles(started).lines().filter(line -> line.matches("Active.*LiveKit4j (audio|video|rooms|queue)")))
                    .hasSize(4);
        });
    }

    private static void kar(KarafHost started, String command) throws IOException, InterruptedException {
        Script.Result done = started.command(KarafHost.ADMIN, command);
        assertThat(done.code()).as(done.output()).isZero();
    }

    /** A line for each of ours, that begins with its state. */
    private static String bundles(KarafHost started) throws IOException, InterruptedException {
        return String.join("\n", started.command(KarafHost.ADMIN, "bundle:list -t 0 --no-format").output().lines()
                .filter(line -> line.contains("LiveKit4j"))
                .map(line -> line.replaceFirst("^\\d+\\s+", "").replaceAll("\\s+", " "))
                .toList());
    }
}
