package org.livekit4j.shell.internal;

import java.util.Map;
import java.util.TreeMap;
import org.livekit4j.dto.FailedServiceDTO;
import org.livekit4j.ffi.EventStatistics;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.HandleStatistics;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.QueueStatistics;
import org.livekit4j.queue.dto.QueueRuntime;

/** Of the native library, its events and the queue. */
record NativeReports(Services services) {

    Tables subscribers() {
        Table table = new Table("subscribers", "name", "owner", "offered", "delivered", "failed", "dropped", "depth",
                "longestCallMs",
                "filter");
        services.ask(FfiEventQueue.class, FfiEventQueue::statistics).map(QueueStatistics::subscribers)
                .ifPresent(
                        all -> all.forEach(one -> table.add(one.name(), one.owner(), one.offered(), one.delivered(), one.failed(),
                                one.dropped(), one.depth(), one.longestMillis(), one.filter())));
        Table failed = new Table("failedSubscribers", "serviceId", "bundle", "reason");
        services.ask(QueueRuntime.class, QueueRuntime::getRuntimeDTO).ifPresent(runtime -> {
            for (FailedServiceDTO one : runtime.failedSubscribers) {
                failed.add(one.serviceId, one.bundle, one.text);
            }
        });
        return new Tables(table, failed);
    }

    Tables handles() {
        Table kinds = new Table("handles", "kind", "live");
        Table sum = new Table("library", "created", "released", "live", "panics", "state", "version");
        services.ask(FfiClient.class, client -> {
            HandleStatistics handles = client.handles();
            Map<HandleKind, Long> byKind = new TreeMap<>(handles.liveByKind());
            byKind.forEach((kind, live) -> kinds.add(kind, live));
            FfiHealth health = client.health();
            return sum.add(handles.created(), handles.released(), handles.live(), health.panics(), health.state(),
                    health.libraryVersion());
        });
        return new Tables(kinds, sum);
    }

    Tables stats() {
        Table lanes = new Table("lanes", "lane", "events", "filtered", "delivered", "dropped");
        services.ask(FfiEventQueue.class, FfiEventQueue::statistics).map(QueueStatistics::lanes)
                .ifPresent(all -> all.forEach((lane, figures) -> lanes.add(lane, figures.events(), figures.filtered(),
                        figures.delivered(), figures.dropped())));
        Table events = new Table("nativeEvents", "received", "answers", "routed", "unwanted", "failed", "parked", "lost",
                "logsDropped");
        services.ask(FfiClient.class, client -> {
            EventStatistics all = client.events();
            return events.add(all.received(), all.answers(), all.routed(), all.unwanted(), all.failed(), all.parked(),
                    all.lost(), all.logsDropped());
        });
        return new Tables(lanes, events);
    }
}
