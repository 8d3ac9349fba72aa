package org.livekit4j.bench.soak.sample;

import java.util.Locale;
import java.util.Map;
import org.livekit4j.ffi.EventStatistics;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.HandleStatistics;

/** Handles and events of the native library. */
public final class NativeGauge implements Gauge {
    private final FfiClient client;

    public NativeGauge(FfiClient client) {
        this.client = client;
    }

    @Override
    public void read(Map<String, Number> figures) {
        HandleStatistics handles = client.handles();
        figures.put("handles", handles.live());
        figures.put("handles_created", handles.created());
        figures.put("handles_uneven", handles.created() - handles.released() - handles.live());
        for (HandleKind kind : HandleKind.values()) {
            figures.put("handles_" + kind.name().toLowerCase(Locale.ROOT), handles.liveByKind().getOrDefault(kind, 0L));
        }
        EventStatistics events = client.events();
        figures.put("events", events.received());
        figures.put("answers", events.answers());
        figures.put("routed", events.routed());
        figures.put("unwanted", events.unwanted());
        figures.put("failed_events", events.failed());
        figures.put("parked", events.parked());
        figures.put("lost_events", events.lost());
        figures.put("lost_logs", events.logsDropped());
        figures.put("panics", client.health().panics());
    }
}
