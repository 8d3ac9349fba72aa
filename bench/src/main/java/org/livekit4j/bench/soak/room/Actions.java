package org.livekit4j.bench.soak.room;

import java.util.List;
import java.util.stream.Stream;
import org.livekit4j.bench.soak.Round;

/** All that guests do. */
final class Actions {
    private static final List<Action> ALL = Stream.of(Publishing.ACTIONS, Subscribing.ACTIONS, Messaging.ACTIONS, Calling.ACTIONS,
            Disturbing.ACTIONS).flatMap(List::stream).toList();

    private Actions() {}

    static Action any(Round round) {
        return ALL.get(round.random().nextInt(ALL.size()));
    }
}
