package org.livekit4j.dashboard.servlet.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.livekit4j.LiveKitException;
import org.livekit4j.testing.Fake;
import org.livekit4j.testing.FakeContext;
import org.osgi.framework.ServiceReference;

class EndpointsTest {

    private static URI address(Object... endpoints) {
        ServiceReference<?>[] runtimes = Stream.of(endpoints).map(one -> (ServiceReference<?>) Fake.of(ServiceReference.class,
                (method, _) -> method.equals("compareTo") ? 0 : one)).toArray(ServiceReference<?>[]::new);
        return new Endpoints(FakeContext.of(runtimes)).address("/livekit/");
    }

    @Test
    void shouldNameThisMachineWhenTheServerListensOnAllAddresses() {
        assertThat(address("http://0.0.0.0:8181/")).hasToString("http://127.0.0.1:8181/livekit/");
        assertThat(address((Object) new String[]{"http://[::]:8181/"})).hasToString("http://127.0.0.1:8181/livekit/");
    }

    @Test
    void shouldPreferTlsAndThenThisMachineWhenThereAreSeveral() {
        assertThat(address(List.of("http://10.0.0.7:80/", "http://127.0.0.1:8080/")))
                .hasToString("http://127.0.0.1:8080/livekit/");
        assertThat(address(List.of("http://127.0.0.1:8080/", "https://dash.example.com/")))
                .hasToString("https://dash.example.com/livekit/");
        assertThat(address("http://10.0.0.7:8181/")).hasToString("http://10.0.0.7:8181/livekit/");
    }

    @Test
    void shouldSayThatTheServerDoesNotSayWhenItDoesNot() {
        for (Object unknown : List.of("/", "http:///", "not an address", Map.of(), 7)) {
            assertThatExceptionOfType(LiveKitException.class).isThrownBy(() -> address(unknown))
                    .withMessageContaining("/livekit/")
                    .withMessageContaining("where it listens");
        }
        assertThatExceptionOfType(LiveKitException.class).isThrownBy(EndpointsTest::address);
    }
}
