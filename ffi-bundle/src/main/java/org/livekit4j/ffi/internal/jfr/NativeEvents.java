package org.livekit4j.ffi.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.livekit4j.ffi.internal.FlightSink;

/** Requests to the native library that take long. */
final class NativeEvents {

    private NativeEvents() {}

    @Category({"LiveKit4j", "Native Library"})
    abstract static class NativeRequest extends Event implements FlightSink.Request {
        @Label("Request")
        @Description("What the protocol of the library calls it")
        String request;
        @Label("Accepted")
        @Description("Whether the library took the request, or answered it in time")
        boolean accepted;

        @Override
        public final void end(Enum<?> kind, boolean wasAccepted) {
            try {
                end();
                if (shouldCommit()) {
                    request = Text.of(kind);
                    accepted = wasAccepted;
                    commit();
                }
            } catch (Throwable e) { // such as a lack of memory
                // It is not recorded
            }
        }
    }

    @Name("org.livekit4j.NativeCall")
    @Label("Native Call")
    @Description("A request in which a thread was in the native library for longer than the threshold; it held its carrier")
    @Threshold("10 ms")
    static final class Call extends NativeRequest {}

    @Name("org.livekit4j.NativeAnswer")
    @Label("Native Answer")
    @Description("A request whose answer took longer than the threshold to come; no thread waited in the native library")
    @Threshold("1 s")
    @StackTrace(false)
    static final class Answer extends NativeRequest {}
}
