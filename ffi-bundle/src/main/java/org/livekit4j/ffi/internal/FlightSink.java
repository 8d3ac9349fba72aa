package org.livekit4j.ffi.internal;

import org.livekit4j.ffi.management.FlightCall;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.StreamStatistics;

/**
 * Writes events to Flight Recorder: see {@link org.livekit4j.ffi.management.FlightEvents}. Each method does nothing unless its event
 * is recorded, and none throws.
 */
public interface FlightSink {

    void roomJoined(String room, String participant, int others);

    void roomReconnecting(String room);

    void roomReconnected(String room, long outageNanos);

    void roomEnded(String room, Enum<?> reason, long joinedNanos);

    void streamOpened(String stream, StreamInfo info);

    void streamEnded(String stream, StreamInfo info, StreamEnd reason, StreamStatistics frames);

    void framesDropped(String stream, StreamInfo info, String consumer, long dropped, long queued);

    /** @return null if calls are not recorded */
    FlightCall beginCall();

    void callLate(String kind, String name, String bundle, StreamInfo where, Thread caller, long nanos);

    /** A thread is about to enter the native library. @return null if that is not recorded */
    Request beginRequest();

    /** A request for which the answer comes later. @return null if that is not recorded */
    Request beginAnswer();

    /** @param change such as {@code updated} */
    void bundleChanged(String bundle, long id, String version, String change);

    /** A request to the native library whose duration is recorded if it is long. */
    interface Request {

        /**
         * Never throws.
         *
         * @param kind what the protocol calls it
         */
        void end(Enum<?> kind, boolean accepted);
    }
}
