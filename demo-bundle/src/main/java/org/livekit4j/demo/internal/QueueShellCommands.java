package org.livekit4j.demo.internal;

import java.util.ArrayList;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.livekit4j.queue.FfiEventQueue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What goes through the queue, for the shell; Gogo calls the methods that the property names. */
@Component(service = QueueShellCommands.class, property = {"osgi.command.scope=livekit", "osgi.command.function=stats",
    "osgi.command.function=subscribers"})
public final class QueueShellCommands {
    private final FfiEventQueue queue;

    @Activate
    public QueueShellCommands(@Reference FfiEventQueue queue) {
        this.queue = queue;
    }

    @Descriptor("say what went through each lane of the event queue")
    public String stats() {
        List<String> lines = new ArrayList<>();
        lines.add("%-8s %12s %12s %12s %12s".formatted("lane", "events", "filtered", "delivered", "dropped"));
        queue.statistics().lanes().forEach((lane, figures) -> lines.add("%-8s %12d %12d %12d %12d".formatted(lane,
                figures.events(), figures.filtered(), figures.delivered(), figures.dropped())));
        return String.join("\n", lines);
    }

    @Descriptor("list the subscribers of the event queue")
    public String subscribers() {
        List<String> lines = new ArrayList<>();
        lines.add("%12s %12s %8s %8s %8s  %s".formatted("offered", "delivered", "failed", "dropped", "waiting", "subscriber"));
        queue.statistics().subscribers().forEach(one -> lines.add("%12d %12d %8d %8d %8d  %s (%s)".formatted(one.offered(),
                one.delivered(), one.failed(), one.dropped(), one.depth(),
                one.owner().isEmpty() ? one.name() : one.name() + " of " + one.owner(), one.filter())));
        return String.join("\n", lines);
    }
}
