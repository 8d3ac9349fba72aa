package org.livekit4j.karaf.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ops4j.pax.exam.CoreOptions.bundle;

import java.time.Duration;
import java.util.Map;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.OptionUtils;

/** LiveKit4j at work in a Karaf that has it by features. */
public class LiveKitIT extends InKaraf {

    @Configuration
    public Option[] configuration() {
        return OptionUtils.combine(Karaf.of(Karaf.stock(), Karaf.repository()), Karaf.livekit("livekit4j"),
                bundle(UserBundle.jar()));
    }

    @Test
    public void shouldCarrySoundAndPicturesAndGiveAllHandlesBack() throws Exception {
        assertThat(user("sound")).isEqualTo(Map.of("frames", 100L, "same", 100L, "hertz", 440L));
        assertThat(user("pictures")).isEqualTo(Map.of("pictures", 50L));

        await("all native handles are back").atMost(Duration.ofSeconds(10))
                .until(() -> ((Map<?, ?>) user("handles")).get("live").equals(0L));
        Map<?, ?> handles = (Map<?, ?>) user("handles");
        assertThat(handles.get("created")).isEqualTo(handles.get("released")).isNotEqualTo(0L);
    }
}
