package org.livekit4j.ffi.internal;

import java.util.List;
import org.livekit4j.ffi.proto.LogLevel;
import org.livekit4j.ffi.proto.LogRecord;

/**
 * What the library warns of though nothing is wrong, word by word: such records are for debugging only.
 *
 * <ul>
 * <li>It does not know that there is an SDK for Java, and says so with each connection.
 * <li>When a room is left it drops the handle of every track that was ever subscribed to in it, also of those that were released when they were
 * unsubscribed. A handle that this side would release twice shows in the counts of handles.
 * </ul>
 */
final class KnownRemarks {
    private static final List<String> BEGINNINGS = List.of("unknown SDK name in signal options: java",
            "Attempted to drop unknown FFI handle: ");

    private KnownRemarks() {}

    /** How grave a record is. */
    static LogLevel level(LogRecord entry) {
        return entry.getLevel() == LogLevel.LOG_WARN && BEGINNINGS.stream().anyMatch(entry.getMessage()::startsWith)
                ? LogLevel.LOG_DEBUG
                : entry.getLevel();
    }
}
