package org.livekit4j.management;

import org.livekit4j.ffi.EventStatistics;
import java.util.Map;

/** The native library, registered as {@value #OBJECT_NAME} while it is open. Safe for use by several threads. */
public interface NativeLibraryMXBean {

    /** The object name. */
    String OBJECT_NAME = "org.livekit4j:type=NativeLibrary";

    /**
     * {@return the state: {@code READY}; {@code DEGRADED} after a panic; {@code STOPPED}; or {@code STUCK}, which requires a new
     * JVM}
     */
    String getState();

    /** {@return the version that the library reports; null if it reports none} */
    String getVersion();

    /** {@return the path of the loaded file} */
    String getPath();

    /** {@return how many panics the library has reported} */
    long getPanics();

    /** {@return the message of the latest panic; null if there was none} */
    String getLastPanic();

    /** {@return the handles that the library has created} */
    long getHandlesCreated();

    /** {@return the handles that were released} */
    long getHandlesReleased();

    /** {@return the handles that are owned now} */
    long getHandlesLive();

    /** {@return the number of live handles of each kind that has any} */
    Map<String, Long> getLiveHandlesByKind();

    /** {@return the counts of events since the library was opened} */
    EventStatistics getEvents();
}
