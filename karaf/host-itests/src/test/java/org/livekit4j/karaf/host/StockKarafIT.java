package org.livekit4j.karaf.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.livekit4j.browser.BrowserTab;
import org.livekit4j.browser.Chromium;
import org.livekit4j.server.ServerBuild;
import org.livekit4j.server.SharedServer;

/**
 * A Karaf as it is downloaded, with the kit unpacked over it and the archive installed: the way of the README, an older version first, which
 * is then upgraded.
 */
class StockKarafIT extends InKarafHost {
    /** The rows of the example's processor. */
    private static final String GAIN = "[...document.querySelectorAll('#plug-ins tbody tr')]"
            + ".filter(row => row.cells[2].textContent === 'org.livekit4j.examples.gain')";
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

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
        for (String medium : new String[]{"audio", "video", "media", "queue"}) {
            assertThat(both.lines().filter(line -> line.matches("Active.*LiveKit4j " + medium))).as(medium).hasSize(1);
        }
        assertThat(started.command(KarafHost.ADMIN, "livekit:doctor").output()).contains("ok     audio", "ok     video",
                "is not used, because " + OlderKar.VERSION + " is there", "kar:uninstall");

        kar(started, "kar:uninstall livekit4j-kar-" + OlderKar.VERSION);
        await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            assertThat(bundles(started)).doesNotContain(OlderKar.VERSION);
            assertThat(bundles(started).lines().filter(line -> line.matches("Active.*LiveKit4j (audio|video|rooms|queue)")))
                    .hasSize(4);
        });
    }

    @Test
    void shouldFollowAnUpdateInTheBrowserWithoutAReload() throws IOException, InterruptedException {
        assumeTrue(Chromium.isExpected(), "no browser: there is no chromium");
        URI page = installDashboard("livekit4j-gain", "livekit4j-echo");
        try (BrowserTab ada = browse(KarafHost.ADMIN, page); BrowserTab bob = browse(KarafHost.VIEWER, page)) {
            ada.awaitTrue("document.getElementById('connection').textContent === 'live'");
            ada.value("window.mark = 'the same page'");
            ada.awaitTrue(GAIN + ".some(row => row.cells[5].textContent !== '0')");
            String before = ada.value(GAIN + "[0].cells[0].textContent");

            kar(karaf(), "bundle:update org.livekit4j.examples.gain");
            // The name has the number of the service.
            ada.awaitTrue(
                    GAIN + ".some(row => row.cells[0].textContent !== '" + before + "' && row.cells[5].textContent !== '0')");
            ada.awaitTrue(GAIN + ".length === 1");
            ada.awaitTrue("Number(document.querySelector('#streams .level').getAttribute('aria-valuenow')) > -20");
            assertThat(ada.value("window.mark")).isEqualTo("the same page");
            assertThat(ada.failures()).isEmpty();
            bob.awaitTrue("document.body !== null && document.body.textContent.includes('none of the roles')");
        } finally {
            karaf().command(KarafHost.ADMIN, "feature:uninstall livekit4j-echo livekit4j-gain livekit4j-dashboard");
        }
    }

    /** A room that a file of Karaf's folder keeps joined. */
    private Path keep(SharedServer server, String identity, String name) throws IOException {
        Path key = karaf().home().resolve("etc/key.properties");
        Files.writeString(key, "api.key=" + server.apiKey() + "\napi.secret=" + server.apiSecret() + "\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        return Files.write(karaf().home().resolve("etc/org.livekit4j.room-" + name + ".cfg"),
                List.of("url = " + server.url(), "key.file = " + key, "room = hall", "identity = " + identity));
    }

    private static String cells(String section, String text) {
        return "[...document.querySelectorAll('#%s td:first-child')].filter(cell => cell.textContent === '%s').length"
                .formatted(section, text);
    }

    @Test
    void shouldShowRoomsAndParticipantsAsTextAsLongAsTheyAreThere() throws IOException, InterruptedException {
        assumeTrue(Chromium.isExpected(), "no browser: there is no chromium");
        Optional<SharedServer> server = SharedServer
                .find(ServerBuild.in(Path.of(System.getProperty("livekit4j.root")).resolve("tools/server")));
        assertThat(server.isPresent() || !SharedServer.required()).as(SharedServer.MISSING).isTrue();
        assumeTrue(server.isPresent(), SharedServer.MISSING);
        URI page = installDashboard();
        try (BrowserTab ada = browse(KarafHost.ADMIN, page)) {
            Path one = keep(server.get(), "zoe", "one");
            ada.awaitTrue(cells("rooms", "hall") + " === 1 && " + cells("participants", "zoe") + " === 1");
            Path other = keep(server.get(), HOSTILE, "other");
            ada.awaitTrue(cells("rooms", "hall") + " === 2 && " + cells("participants", HOSTILE) + " === 2");
            assertThat(ada.value("String(document.querySelectorAll('main img, main script').length)")).isEqualTo("0");
            Files.delete(other);
            ada.awaitTrue(cells("rooms", "hall") + " === 1 && " + cells("participants", HOSTILE) + " === 0");
            Files.delete(one);
            ada.awaitTrue(cells("rooms", "hall") + " === 0");
            assertThat(ada.failures()).isEmpty();
        } finally {
            karaf().command(KarafHost.ADMIN, "feature:uninstall livekit4j-dashboard");
        }
    }

    private static BrowserTab browse(String user, URI page) throws IOException, InterruptedException {
        BrowserTab tab = BrowserTab.open();
        tab.logIn(user, KarafHost.PASSWORD);
        tab.go(page.toString());
        return tab;
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
