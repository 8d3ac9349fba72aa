package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.ops4j.pax.exam.CoreOptions.composite;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.livekit4j.audio.Audio;
import org.livekit4j.dashboard.DashboardControl;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** The dashboard of a framework, which is opened and closed by a service. */
public class DashboardServiceIT extends InFelix {
    private static final String METER = "\"name\":\"dashboard level meter\"";

    @Override
    @Configuration
    public Option[] configuration() {
        return new Option[]{composite(Felix.withLiveKit()), Felix.installed("org.livekit4j.dashboard")};
    }

    private String snapshot() throws IOException, InterruptedException {
        return DashboardSnapshot.of(services().get(DashboardControl.class));
    }

    private void awaitSnapshot(String... words) {
        await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> assertThat(snapshot()).contains(words));
    }

    @Test
    public void shouldHaveAnotherTokenWhenItIsOpenedAgain() {
        DashboardControl dashboard = services().get(DashboardControl.class);
        URI address = dashboard.open();
        assertThat(dashboard.open()).isEqualTo(address);
        dashboard.close();
        dashboard.close();

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> address.resolve("/").toURL().openStream());
        assertThat(dashboard.open().getFragment()).isNotEqualTo(address.getFragment());
        dashboard.close();
    }

    @Test
    public void shouldShowTheNewStreamsWhenTheAudioBundleIsReplaced() throws Exception {
        try (MediaFlow flow = MediaFlow.of(services().get(Audio.class))) {
            await().until(() -> flow.received() > 0);
            awaitSnapshot("\"state\":\"READY\"", "\"medium\":\"audio\"", METER);
        }
        services().stop("org.livekit4j.audio", Audio.class);
        assertThat(snapshot()).contains("\"streams\":{\"total\":0,").doesNotContain(METER);
        services().start("org.livekit4j.audio", Audio.class);
        try (MediaFlow flow = MediaFlow.of(services().get(Audio.class))) {
            await().until(() -> flow.received() > 0);
            awaitSnapshot("\"medium\":\"audio\"", METER);
        }
    }

    @Test
    public void shouldCloseThePageWhenTheBundleStops() throws Exception {
        URI page = services().get(DashboardControl.class).open().resolve("/");
        assertThat(page.toURL().openStream()).isNotEmpty();

        services().stop("org.livekit4j.dashboard", DashboardControl.class);

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> page.toURL().openStream());
        services().start("org.livekit4j.dashboard", DashboardControl.class);
    }
}
