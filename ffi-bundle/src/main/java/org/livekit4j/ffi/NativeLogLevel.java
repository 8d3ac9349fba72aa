package org.livekit4j.ffi;

/**
 * The least severe records of the native library's log that are forwarded to SLF4J: this level and above. SLF4J's loggers filter
 * further.
 */
public enum NativeLogLevel {
    /** No records. */
    OFF,
    /** Errors only. */
    ERROR,
    /** Warnings and errors. */
    WARN,
    /** Informational records and above. */
    INFO,
    /** Debug records and above. */
    DEBUG,
    /** All records. */
    TRACE
}
