package org.livekit4j.itests.hostile;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.internal.PastTheGuard;
import org.livekit4j.ffi.proto.FfiEvent;

/** Sends a killer past the guard. */
public final class KillerChild {
    static final String SURVIVED = "@@SURVIVED";

    private KillerChild() {}

    public static void main(String[] args) {
        ChildJvm.goWithParent();
        Killer killer = Killers.shown(true).stream().filter(one -> one.toString().equals(args[0])).findFirst().orElseThrow();
        FfiClient client = FfiClients.open(FfiOptions.DEFAULTS);
        String outcome = "";
        try {
            killer.attempt().send(new Requests(client, PastTheGuard.of(client), () -> events(client)));
        } catch (Throwable e) {
            outcome = e.toString();
        }
        System.out.println(SURVIVED + " " + outcome);
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static BlockingQueue<FfiEvent> events(FfiClient client) {
        BlockingQueue<FfiEvent> events = new LinkedBlockingQueue<>();
        client.connect((type, inner, key) -> type == FfiEvent.ROOM_EVENT_FIELD_NUMBER ? event -> {
            event.claim();
            events.add(event.message());
        } : null);
        return events;
    }
}
