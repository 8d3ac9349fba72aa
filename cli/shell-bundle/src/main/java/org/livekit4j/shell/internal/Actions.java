package org.livekit4j.shell.internal;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.livekit4j.dashboard.DashboardControl;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.media.management.OperatorActions;
import org.livekit4j.media.management.ProcessorControl;
import org.livekit4j.room.Room;
import org.livekit4j.shell.Report;

/** What operators do. */
record Actions(Services services) {

    Report rejoin(String keeper) {
        return services.use(RoomKeeper.class, all -> new Confirmation(OperatorActions.rejoin(keeper, all)));
    }

    Report leave(String room) {
        return services.use(RoomKeeper.class, keepers -> services.use(Room.class,
                rooms -> new Confirmation(OperatorActions.leave(room, keepers, rooms))));
    }

    Report exclude(String processor) {
        return services.use(ProcessorControl.class, all -> new Confirmation(OperatorActions.exclude(processor, all)));
    }

    Report include(String processor) {
        return services.use(ProcessorControl.class, all -> new Confirmation(OperatorActions.include(processor, all)));
    }

    Report dashboard() {
        return services.use(DashboardControl.class,
                all -> new Confirmation("dashboard: " + OperatorActions.openDashboard(all)));
    }

    Report closeDashboard() {
        return services.use(DashboardControl.class, all -> new Confirmation(OperatorActions.closeDashboard(all)));
    }

    SortedSet<String> keeperNames() {
        return services.use(RoomKeeper.class, all -> all.stream().map(keeper -> keeper.status().pid())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    SortedSet<String> processorNames() {
        return services.use(ProcessorControl.class, all -> all.stream().flatMap(control -> control.processors().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
    }
}
