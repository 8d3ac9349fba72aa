package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.Supplier;
import org.junit.rules.ExternalResource;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.HandleStatistics;

/** Sees to it that a test gives back every native handle. The last frames may be on their way when the test ends. */
public final class HandleAudit extends ExternalResource {
    private final Supplier<FfiClient> client;

    HandleAudit(Supplier<FfiClient> client) {
        this.client = client;
    }

    @Override
    protected void after() {
        await("all native handles are back").atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            HandleStatistics handles = client.get().handles();
            assertThat(handles.live()).as(handles.toString()).isZero();
            assertThat(handles.created()).isEqualTo(handles.released());
        });
    }
}
