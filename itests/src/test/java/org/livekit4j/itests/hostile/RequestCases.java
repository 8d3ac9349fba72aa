package org.livekit4j.itests.hostile;

import java.util.List;

/** Each killer, sent through the client: it is refused before it gets to the library. */
final class RequestCases {

    private RequestCases() {}

    static List<HostileCase> all() {
        return Killers.guarded().stream().map(killer -> HostileCase.refused(killer.toString(),
                stage -> killer.attempt().send(stage.requests()), IllegalArgumentException.class)).toList();
    }
}
