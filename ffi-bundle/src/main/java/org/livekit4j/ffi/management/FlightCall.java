package org.livekit4j.ffi.management;

import org.livekit4j.track.StreamInfo;

/** A call of user code whose duration Flight Recorder records if it is long: see {@link FlightEvents#beginCall()}. */
public interface FlightCall {

    /**
     * Ends the call of a plug-in, on the thread that began it. Never throws.
     *
     * @param kind what is called, such as {@code processor}
     * @param name the name of the plug-in
     * @param bundle the symbolic name of the bundle it belongs to; empty if there is none
     * @param where the room and the track; unknown components are empty
     */
    void end(String kind, String name, String bundle, StreamInfo where);

    /**
     * Ends the call of an object, on the thread that began it. Never throws.
     *
     * @param kind what is called, such as {@code room listener}
     * @param code the object; its class and bundle are recorded
     * @param where the room and the track; unknown components are empty
     */
    void end(String kind, Object code, StreamInfo where);
}
