package org.livekit4j.ffi.internal;

import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.NativeLogLevel;
import org.livekit4j.ffi.WireReader;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.LogBatch;
import org.livekit4j.ffi.proto.LogRecord;
import org.slf4j.Logger;

/** Reads the levels of a log batch on the wire: the library sends everything down to TRACE, and nearly all of it is unwanted. */
final class LogLevels {
    private static final int ERROR = 0;
    private static final int WARN = 1;
    private static final int INFO = 2;
    private static final int DEBUG = 3;
    private static final int TRACE = 4;

    private LogLevels() {}

    /** Whether the logger would write any record of the batch that is of this level or graver. */
    static boolean anyWanted(NativeEvent batch, Logger logger, NativeLogLevel most) {
        int threshold = Math.min(threshold(logger), number(most));
        WireReader reader = new WireReader().read(batch);
        while (reader.next()) {
            if (reader.field() != FfiEvent.LOGS_FIELD_NUMBER) {
                reader.skip();
                continue;
            }
            int event = reader.enter();
            while (reader.next()) {
                if (reader.field() != LogBatch.RECORDS_FIELD_NUMBER) {
                    reader.skip();
                } else if (level(reader) <= threshold) {
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

    private static int level(WireReader reader) {
        int level = ERROR;
        int batch = reader.enter();
        while (reader.next()) {
            if (reader.field() == LogRecord.LEVEL_FIELD_NUMBER) {
                level = (int) reader.varint();
                break;
            }
            reader.skip();
        }
        reader.leave(batch);
        return level;
    }

    private static int threshold(Logger logger) {
        if (logger.isTraceEnabled()) {
            return TRACE;
        }
        if (logger.isDebugEnabled()) {
            return DEBUG;
        }
        if (logger.isInfoEnabled()) {
            return INFO;
        }
        return logger.isWarnEnabled() ? WARN : ERROR;
    }
}
