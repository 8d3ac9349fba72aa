package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.ops4j.pax.exam.CoreOptions.composite;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.Test;
import org.livekit4j.audio.Audio;
import org.livekit4j.dashboard.DashboardControl;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** The dashboard of a framework, which is opened and closed by a service. */
public class DashboardServiceIT extends InFelix {
    /** Of a stream that has been heard. */
    private static final Predicate<String> LEVEL = Pattern.compile("\"medium\":\"audio\".*\"peak\":[1-9]").asPredicate();

    @Override
    @Configuration
    public Option[] configuration() {
        return new Option[]{composite(Felix.withLiveKit()), Felix.installed("org.livekit4j.dashboard")};
    }

    private String snapshot() throws IOException, InterruptedException {
        return DashboardSnapshot.of(services().get(DashboardControl.class));
    }

    private void awaitLevel() {
        await().atMost(1, TimeUnit.MINUTES).untilAsserted(() -> assertThat(
                DashboardSnapshot.of(services().get(DashboardControl.class), LEVEL)).contains("\"state\":\"READY\""));
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
            awaitLevel();
        }
        services().stop("org.livekit4j.audio", Audio.class);
        assertThat(snapshot()).contains("\"streams\":{\"total\":0,");
        services().start("org.livekit4j.audio", Audio.class);
        try (MediaFlow flow = MediaFlow.of(services().get(Audio.class))) {
            await().until(() -> flow.received() > 0);
            awaitLevel();
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
