package org.livekit4j.itests.hostile;

import java.util.List;
import java.util.stream.Stream;

/** All killers. */
final class Killers {

    private Killers() {}

    /** Those that the guard refuses. */
    static List<Killer> guarded() {
        return Stream.of(AudioKillers.all(), AudioProcessingKillers.all(), VideoKillers.all(), RoomKillers.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Those that are shown to kill. */
    static List<Killer> shown(boolean inRooms) {
        return Stream.of(AudioKillers.all(), AudioProcessingKillers.all(), VideoKillers.all(), EarlierKillers.alone(),
                inRooms ? RoomKillers.all() : List.<Killer>of(), inRooms ? EarlierKillers.inRooms() : List.<Killer>of())
                .flatMap(List::stream).filter(Killer::shown).toList();
    }
}
