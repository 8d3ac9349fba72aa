package org.livekit4j.ffi.internal;

import org.livekit4j.ffi.EventView;
import org.livekit4j.ffi.NativeLogLevel;
import org.livekit4j.ffi.WireReader;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.LogBatch;
import org.livekit4j.ffi.proto.LogLevel;
import org.livekit4j.ffi.proto.LogRecord;
import org.slf4j.Logger;

/** Reads the levels of a log batch on the wire: the library sends all records down to TRACE, and nearly all are unwanted. */
final class LogLevels {

    private LogLevels() {}

    /**
     * Whether any record of the batch is of this level or graver and would be written by the logger of its module, as that is
     * set now. A module without a logger is wanted, so that it gets one, and so is a record whose level and module are not where
     * they always are.
     */
    static boolean anyWanted(EventView batch, WireReader reader, NativeLoggers loggers, NativeLogLevel most) {
        reader.read(batch);
        while (reader.next()) {
            if (reader.field() != FfiEvent.LOGS_FIELD_NUMBER) {
                reader.skip();
                continue;
            }
            int event = reader.enter();
            while (reader.next()) {
                if (reader.field() != LogBatch.RECORDS_FIELD_NUMBER) {
                    reader.skip();
                } else if (isWanted(reader, loggers, number(most))) {
                    return true;
                }
            }
            reader.leave(event);
        }
        return false;
    }

    /** As the protocol counts, in which there is no OFF. */
    static int number(NativeLogLevel level) {
        return level.ordinal() - 1;
    }

    private static boolean isWanted(WireReader reader, NativeLoggers loggers, int most) {
        int batch = reader.enter();
        int level = reader.next() && reader.field() == LogRecord.LEVEL_FIELD_NUMBER
                ? (int) reader.varint()
                : LogLevel.LOG_ERROR_VALUE;
        boolean wanted = level <= most;
        if (wanted && reader.next() && reader.field() == LogRecord.TARGET_FIELD_NUMBER) {
            Logger logger = loggers.find(reader.fingerprint());
            wanted = logger == null || isEnabled(logger, level);
        }
        reader.leave(batch);
        return wanted;
    }

    static boolean isEnabled(Logger logger, int level) {
        return switch (level) {
            case LogLevel.LOG_ERROR_VALUE -> logger.isErrorEnabled();
            case LogLevel.LOG_WARN_VALUE -> logger.isWarnEnabled();
            case LogLevel.LOG_INFO_VALUE -> logger.isInfoEnabled();
            case LogLevel.LOG_DEBUG_VALUE -> logger.isDebugEnabled();
            default -> logger.isTraceEnabled();
        };
    }
}
