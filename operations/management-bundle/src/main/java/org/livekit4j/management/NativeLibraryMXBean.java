package org.livekit4j.management;

import org.livekit4j.ffi.EventStatistics;
import java.util.Map;

/** The native library, as {@value #OBJECT_NAME} while it is open. */
public interface NativeLibraryMXBean {

    String OBJECT_NAME = "org.livekit4j:type=NativeLibrary";

    /** {@code READY}, {@code DEGRADED} after a panic, {@code STOPPED}, or {@code STUCK}, which only a new JVM helps. */
    String getState();

    /** Null if the library does not say. */
    String getVersion();

    String getPath();

    /** How often it reported a panic. */
    long getPanics();

    /** Null if there was none. */
    String getLastPanic();

    long getHandlesCreated();

    long getHandlesReleased();

    long getHandlesLive();

    /** Kinds that have live handles. */
    Map<String, Long> getLiveHandlesByKind();

    /** Since the library was opened. */
    EventStatistics getEvents();
}
