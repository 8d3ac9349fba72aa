package org.livekit4j.karaf.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import javax.inject.Inject;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.kar.KarService;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.OptionUtils;
import org.osgi.framework.Bundle;

/** The archive alone, in a Karaf that has nothing else and no network. */
public class KarIT extends InKaraf {
    private static final String KAR = "test.kar";
    private static final String USER = "test.user";

    @Inject
    private KarService kars;

    @Configuration
    public Option[] configuration() {
        return OptionUtils.combine(Karaf.with(), systemProperty(KAR).value(Karaf.kar().toUri().toString()),
                systemProperty(USER).value(UserBundle.jar()));
    }

    @Test
    public void shouldCarrySoundAndLeaveNothingBehind() throws Exception {
        Map<Long, BundleState> before = bundles();
        URI kar = URI.create(context.getProperty(KAR));
        kars.install(kar);
        assertUntouched("the archive was installed", before);
        assertThat(installed()).as("features that the archive installs").containsExactly("livekit4j");
        assertThat(bundles().values()).allMatch(BundleState::atWork);

        Bundle user = context.installBundle(context.getProperty(USER));
        user.start();
        assertThat(user("sound")).isEqualTo(Map.of("frames", 100L, "same", 100L, "hertz", 440L));
        user.uninstall();

        for (String more : Arrays.stream(features.listFeatures()).map(Feature::getName).filter(KarIT::isOurs).toList()) {
            features.installFeature(more, EnumSet.noneOf(FeaturesService.Option.class));
        }
        assertThat(bundles().values()).allMatch(BundleState::atWork);

        String file = kar.getPath().substring(kar.getPath().lastIndexOf('/') + 1);
        kars.uninstall(file.substring(0, file.length() - ".kar".length()));
        assertThat(bundles()).as("bundles when the archive has gone").isEqualTo(before);
        assertThat(features.listFeatures()).extracting(Feature::getName).noneMatch(KarIT::isOurs);
    }

    private Iterable<String> installed() throws Exception {
        return Arrays.stream(features.listRequiredFeatures()).map(Feature::getName).filter(KarIT::isOurs).toList();
    }

    private static boolean isOurs(String feature) {
        return feature.startsWith("livekit4j");
    }
}
