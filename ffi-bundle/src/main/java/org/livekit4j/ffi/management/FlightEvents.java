package org.livekit4j.ffi.management;

import org.jspecify.annotations.Nullable;
import org.livekit4j.ffi.internal.FlightSink;
import org.livekit4j.ffi.internal.FlightSinks;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.StreamStatistics;

/**
 * The events that the bundles of LiveKit4j write to the JDK's Flight Recorder. Nothing happens, and nothing is allocated, where the
 * module {@code jdk.jfr} is missing or nothing records. Texts are bounded in length, made printable, and freed of secrets. No
 * method throws or waits. Safe for use by several threads.
 */
public final class FlightEvents {
    private static final StreamInfo NOWHERE = StreamInfo.local("");

    private FlightEvents() {}

    /**
     * A room was joined.
     *
     * @param room the name of the room
     * @param participant the identity of the local participant
     * @param others the number of other participants in the room
     */
    public static void roomJoined(String room, String participant, int others) {
        FlightSink sink = FlightSinks.current();
        if (sink != null) {
            sink.roomJoined(room, participant, others);
        }
    }

    /**
     * A room has lost its connection and reconnects.
     *
     * @param room the name of the room
     */
    public static void roomReconnecting(String room) {
        FlightSink sink = FlightSinks.current();
        if (sink != null) {
            sink.roomReconnecting(room);
        }
    }

    /**
     * A room has its connection again.
     *
     * @param room the name of the room
     * @param outageNanos the time without a connection, in ns
     */
    public static void roomReconnected(String room, long outageNanos) {
        FlightSink sink = FlightSinks.current();
        if (sink != null) {
            sink.roomReconnected(room, outageNanos);
        }
    }

    /**
     * A room has ended.
     *
     * @param room the name of the room
     * @param reason the reason
     * @param joinedNanos the time since the room was joined, in ns
     */
    public static void roomEnded(String room, Enum<?> reason, long joinedNanos) {
        FlightSink sink = FlightSinks.current();
        if (sink != null) {
            sink.roomEnded(room, reason, joinedNanos);
        }
    }

    /**
     * A stream was opened.
     *
     * @param stream the name of the stream
     * @param info the description of the stream
     */
    public static void streamOpened(String stream, StreamInfo info) {
        FlightSink sink = FlightSinks.current();
        if (sink != null) {
            sink.streamOpened(stream, info);
        }
    }

    /**
     * A stream has ended. Its consumer may still take the frames that wait.
     *
     * @param stream the name of the stream
     * @param info the description of the stream
     * @param reason the reason
     * @param frames the counts of its frames
     */
    public static void streamEnded(String stream, StreamInfo info, StreamEnd reason, StreamStatistics frames) {
        FlightSink sink = FlightSinks.current();
        if (sink != null) {
            sink.streamEnded(stream, info, reason, frames);
        }
    }

    /**
     * A stream has lost frames within the last second.
     *
     * @param stream the name of the stream
     * @param info the description of the stream
     * @param consumer the consumer of the stream; empty if it is not known
     * @param dropped the number of frames that were lost in this second
     * @param queued the number of frames that wait
     */
    public static void framesDropped(String stream, StreamInfo info, String consumer, long dropped, long queued) {
        FlightSink sink = FlightSinks.current();
        if (sink != null) {
            sink.framesDropped(stream, info, consumer, dropped, queued);
        }
    }

    /**
     * Begins a call of user code. It is recorded when it {@linkplain FlightCall#end ends}, if it has taken longer than the
     * threshold of the event.
     *
     * @return the call; null if nothing records it
     */
    @Nullable
    public static FlightCall beginCall() {
        FlightSink sink = FlightSinks.current();
        return sink == null ? null : sink.beginCall();
    }

    /**
     * A call of user code that is still under way is late.
     *
     * @param kind what is called, such as {@code processor} or {@code room listener}
     * @param name the name or the class of the code
     * @param bundle the symbolic name of the bundle it belongs to; empty if there is none
     * @param where the room and the track; unknown components are empty
     * @param caller the thread that is in the call
     * @param nanos the time that the call has taken so far, in ns
     */
    public static void callLate(String kind, String name, String bundle, StreamInfo where, Thread caller, long nanos) {
        FlightSink sink = FlightSinks.current();
        if (sink != null) {
            sink.callLate(kind, name, bundle, where, caller, nanos);
        }
    }

    /**
     * A subscriber of native events is late: it is still in a call.
     *
     * @param name the name of the subscription
     * @param bundle the symbolic name of the bundle it belongs to; empty if there is none
     * @param caller the thread that is in the call
     * @param nanos the time that the call has taken so far, in ns
     */
    public static void subscriberLate(String name, String bundle, Thread caller, long nanos) {
        callLate("event subscriber", name, bundle, NOWHERE, caller, nanos);
    }
}
