package org.livekit4j.shell.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.livekit4j.dto.FailedServiceDTO;
import org.livekit4j.room.Rooms;
import org.livekit4j.room.dto.RoomRuntime;
import org.livekit4j.room.dto.RoomRuntimeDTO;
import org.livekit4j.shell.internal.doctor.Check;
import org.livekit4j.text.Printable;

/** Of the service that joins rooms, and of its plug-ins. */
record RoomChecks(Services services) {
    /** Who has more of them reads the tables. */
    private static final int MOST = 5;

    List<Check> checks() {
        boolean there = services.use(Rooms.class, all -> !all.isEmpty());
        if (!there) {
            return List.of(Check.wrong("rooms", "there is no rooms service", "start the bundle org.livekit4j.room"));
        }
        RoomRuntimeDTO runtime = services.ask(RoomRuntime.class, RoomRuntime::getRuntimeDTO).orElseGet(RoomRuntimeDTO::new);
        List<Check> checks = new ArrayList<>();
        int failed = runtime.failedListeners.length;
        checks.add(failed == 0
                ? Check.ok("rooms", "can be joined")
                : Check.wrong("rooms", failed + " listeners are not used", "livekit:subscribers says why"));
        Arrays.stream(runtime.failedStreamHandlers).limit(MOST).map(RoomChecks::unused).forEach(checks::add);
        return checks;
    }

    private static Check unused(FailedServiceDTO handler) {
        String text = "stream handler " + handler.serviceId + " of " + handler.bundle + " is not used: "
                + Printable.of(handler.text);
        return handler.reason == FailedServiceDTO.SHADOWED
                ? Check.note("rooms", text, "livekit:subscribers shows which are used")
                : Check.wrong("rooms", text, "correct that; the handler is used at once");
    }
}
