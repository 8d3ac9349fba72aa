package org.livekit4j.demo.internal;

import java.util.Map;
import org.livekit4j.ffi.HandleStatistics;
import org.livekit4j.testing.FakeFfiClient;

/** A handle account: all that a demo asks the client itself for. */
final class FakeClient extends FakeFfiClient {
    volatile long open;

    @Override
    public HandleStatistics handles() {
        return new HandleStatistics(open, 0, open, Map.of());
    }
}
