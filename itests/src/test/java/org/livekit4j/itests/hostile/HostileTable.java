package org.livekit4j.itests.hostile;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.livekit4j.itests.room.TestServer;

/** All cases, in tables that are tried in JVMs of their own. */
enum HostileTable {
    /** Each public method with each bad argument, on what is open, closed and gone. */
    SURFACE(false, () -> Surface.cases(false)),
    /** The same for what only a room has. */
    ROOM_SURFACE(true, () -> Surface.cases(true)),
    /** Tools for audio, in the hands of several threads. */
    AUDIO_TOOLS(false, AudioToolCases::all),
    /** The platform's own audio, where there is a sound server. */
    PLATFORM_AUDIO(true, PlatformAudioCases::all),
    /** Frames that lie, and memory that goes. */
    VIDEO_FRAMES(false, VideoFrameCases::all),
    /** Requests that would end the process, through the client. */
    REQUESTS(true, RequestCases::all),
    /** Orders of calls, ends of all kinds, and code of users. */
    ORDERS(true, OrderCases::all);

    private final boolean needsServer;
    private final Supplier<List<HostileCase>> cases;

    HostileTable(boolean needsServer, Supplier<List<HostileCase>> cases) {
        this.needsServer = needsServer;
        this.cases = cases;
    }

    List<HostileCase> cases() {
        return cases.get();
    }

    boolean possible(Optional<TestServer> server) {
        return !needsServer || server.isPresent();
    }
}
