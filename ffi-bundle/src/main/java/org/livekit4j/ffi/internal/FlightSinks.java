package org.livekit4j.ffi.internal;

import jdk.jfr.FlightRecorder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out whether there is a Flight Recorder, and loads what writes to it when it is first used. */
public final class FlightSinks {
    private static final Logger LOG = LoggerFactory.getLogger(FlightSinks.class);
    /** A framework may say that it has the package where the JDK does not. */
    private static final boolean AVAILABLE = FlightLoader.isAvailable();

    private FlightSinks() {}

    /** Initialised when something records for the first time. */
    private static final class Loaded {
        static final FlightSink SINK = load();

        private static FlightSink load() {
            try {
                return new FlightLoader().sink();
            } catch (ReflectiveOperationException | RuntimeException | Error e) { // such as a lack of memory
                LOG.warn("LiveKit4j writes no events to Flight Recorder", e);
                return null;
            }
        }
    }

    /** @return null if nothing has recorded yet, or nothing can */
    public static FlightSink current() {
        return AVAILABLE && FlightRecorder.isInitialized() ? Loaded.SINK : null;
    }
}
