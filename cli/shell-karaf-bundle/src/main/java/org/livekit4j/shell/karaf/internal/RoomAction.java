package org.livekit4j.shell.karaf.internal;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;

/** A command about one room, or all. */
abstract class RoomAction extends LiveKitAction {

    @Argument(name = "room", description = "The name of the room; if omitted, all rooms")
    @Completion(RoomNames.class)
    private String room;

    final Optional<String> room() {
        return Optional.ofNullable(room);
    }
}
