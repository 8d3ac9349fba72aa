package org.livekit4j.demo.internal;

import java.util.Map;
import java.util.Optional;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.HandleStatistics;
import org.livekit4j.testing.FakeFfiClient;

/** Health and a handle account: all that a demo asks the client itself for. */
final class FakeClient extends FakeFfiClient {
    volatile long open;

    @Override
    public HandleStatistics handles() {
        return new HandleStatistics(open, 0, open, Map.of());
    }

    @Override
    public FfiHealth health() {
        return new FfiHealth(FfiHealth.State.READY, Optional.of("1.2.3"), "/library", 0, Optional.empty(), true);
    }
}
