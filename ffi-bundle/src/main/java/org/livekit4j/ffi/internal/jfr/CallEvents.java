package org.livekit4j.ffi.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Timespan;
import org.livekit4j.ffi.Owner;
import org.livekit4j.ffi.management.FlightCall;
import org.livekit4j.track.StreamInfo;

/** Calls of user code that take long. */
final class CallEvents {

    private CallEvents() {}

    @Category({"LiveKit4j", "User Code"})
    @StackTrace(false)
    abstract static class CalledCode extends Event {
        @Label("Kind")
        @Description("What is called, such as a processor, a sink or a listener")
        String kind;
        @Label("Code")
        @Description("The name of a plug-in or the class of a listener")
        String code;
        @Label("Bundle")
        @Description("The symbolic name of the bundle that the code belongs to; empty outside OSGi")
        String bundle;
        @Label("Room")
        String room;
        @Label("Participant")
        @Description("The identity of the publisher")
        String participant;
        @Label("Track")
        String track;

        final void describe(String newKind, String newCode, String newBundle, StreamInfo where) {
            kind = newKind;
            code = Text.of(newCode);
            bundle = Text.of(newBundle);
            room = Text.of(where.room());
            participant = Text.of(where.participant());
            track = Text.of(where.track());
        }
    }

    @Name("org.livekit4j.SlowCall")
    @Label("Slow Call")
    @Description("A call of user code that took longer than the threshold")
    @Threshold("20 ms")
    static final class Slow extends CalledCode implements FlightCall {
        @Override
        public void end(String newKind, String name, String newBundle, StreamInfo where) {
            end();
            if (shouldCommit()) {
                commit(newKind, name, newBundle, where);
            }
        }

        @Override
        public void end(String newKind, Object user, StreamInfo where) {
            end();
            if (shouldCommit()) {
                commit(newKind, user.getClass().getName(), Owner.bundle(user), where);
            }
        }

        private void commit(String newKind, String name, String newBundle, StreamInfo where) {
            try {
                describe(newKind, name, newBundle, where);
                commit();
            } catch (Throwable e) { // such as a lack of memory
                // It is not recorded
            }
        }
    }

    @Name("org.livekit4j.LateCall")
    @Label("Late Call")
    @Description("A call of user code that is still under way and takes too long; a late processor is passed by")
    static final class Late extends CalledCode {
        @Label("Caller")
        @Description("The thread that is in the call")
        final Thread caller;
        @Label("Elapsed")
        @Description("The time that the call has taken so far")
        @Timespan(Timespan.NANOSECONDS)
        final long elapsed;
        @Label("Stack of Caller")
        @Description("The innermost frames")
        final String callerStack;

        Late(String kind, String code, String bundle, StreamInfo where, Thread caller, long elapsed) {
            describe(kind, code, bundle, where);
            this.caller = caller;
            this.elapsed = elapsed;
            this.callerStack = caller == null ? "" : Text.of(caller.getStackTrace());
        }
    }
}
