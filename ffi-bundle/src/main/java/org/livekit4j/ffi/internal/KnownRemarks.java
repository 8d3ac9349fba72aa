package org.livekit4j.ffi.internal;

import org.livekit4j.ffi.proto.LogLevel;
import org.livekit4j.ffi.proto.LogRecord;

/**
 * What the library warns of though nothing is wrong, word by word: such records are for debugging only. When a room is left, it drops the
 * handle of every track that was ever subscribed to in it, also of those that were released when they were unsubscribed. A handle that this side would release twice shows in the counts of handles.
 */
final class KnownRemarks {
    private static final String REMARK = "Attempted to drop unknown FFI handle: ";

    private KnownRemarks() {}

    /** How grave a record is. */
    static LogLevel level(LogRecord entry) {
        return entry.getLevel() == LogLevel.LOG_WARN && entry.getMessage().startsWith(REMARK)
                ? LogLevel.LOG_DEBUG
                : entry.getLevel();
    }
}
