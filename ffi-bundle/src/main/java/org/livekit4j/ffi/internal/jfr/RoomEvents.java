package org.livekit4j.ffi.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** What becomes of rooms. */
final class RoomEvents {

    private RoomEvents() {}

    @Category({"LiveKit4j", "Rooms"})
    @StackTrace(false)
    abstract static class RoomChange extends Event {
        @Label("Room")
        final String room;

        RoomChange(String room) {
            this.room = Text.of(room);
        }
    }

    @Name("org.livekit4j.RoomJoined")
    @Label("Room Joined")
    static final class Joined extends RoomChange {
        @Label("Participant")
        @Description("The identity of the local participant")
        final String participant;
        @Label("Others")
        @Description("Other participants that were in the room")
        final int others;

        Joined(String room, String participant, int others) {
            super(room);
            this.participant = Text.of(participant);
            this.others = others;
        }
    }

    @Name("org.livekit4j.RoomReconnecting")
    @Label("Room Reconnecting")
    @Description("A room has lost its connection to the server")
    static final class Reconnecting extends RoomChange {
        Reconnecting(String room) {
            super(room);
        }
    }

    @Name("org.livekit4j.RoomReconnected")
    @Label("Room Reconnected")
    static final class Reconnected extends RoomChange {
        @Label("Outage")
        @Description("The time without a connection")
        @Timespan(Timespan.NANOSECONDS)
        final long outage;

        Reconnected(String room, long outage) {
            super(room);
            this.outage = outage;
        }
    }

    @Name("org.livekit4j.RoomEnded")
    @Label("Room Ended")
    static final class Ended extends RoomChange {
        @Label("Reason")
        final String reason;
        @Label("Joined For")
        @Timespan(Timespan.NANOSECONDS)
        final long joinedFor;

        Ended(String room, String reason, long joinedFor) {
            super(room);
            this.reason = reason;
            this.joinedFor = joinedFor;
        }
    }
}
