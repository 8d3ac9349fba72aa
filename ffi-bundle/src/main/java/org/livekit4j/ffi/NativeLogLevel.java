package org.livekit4j.ffi;

/** Which records of the native library's log are brought to SLF4J, where loggers decide further: those of this level and graver ones. */
public enum NativeLogLevel {
    /** None. */
    OFF, ERROR, WARN, INFO, DEBUG,
    /** All. */
    TRACE
}
