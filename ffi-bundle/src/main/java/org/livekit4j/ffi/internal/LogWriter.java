package org.livekit4j.ffi.internal;

import java.util.Optional;
import org.livekit4j.ffi.proto.LogLevel;
import org.livekit4j.ffi.proto.LogRecord;
import org.livekit4j.text.Redaction;
import org.slf4j.Logger;

/**
 * Writes records of the library's log: without secrets and without what users sent, in one line of bounded length, because the
 * library logs whole requests and all that goes over the wire. Errors, warnings and information that repeat themselves are
 * written less and less often, so that a server that cannot be reached does not fill the log. Not thread-safe.
 */
final class LogWriter {
    /** Said as a warning at each connection, and true: the library has a list of SDKs, and this one is not in it. */
    private static final String UNKNOWN_SDK = "unknown SDK name in signal options";

    private final NativeLoggers loggers;
    private final Repetitions repetitions;

    LogWriter(NativeLoggers loggers, Repetitions repetitions) {
        this.loggers = loggers;
        this.repetitions = repetitions;
    }

    void write(LogRecord entry) {
        Logger logger = loggers.of(entry.getTarget());
        LogLevel level = entry.getMessage().startsWith(UNKNOWN_SDK) ? LogLevel.LOG_DEBUG : entry.getLevel();
        if (LogLevels.isEnabled(logger, level.getNumber())) {
            String text = Redaction.ofNative(entry.getMessage());
            Optional<String> told = level.getNumber() <= LogLevel.LOG_INFO_VALUE
                    ? repetitions.tell(entry.getTarget(), text)
                    : Optional.of(text);
            told.ifPresent(line -> write(logger, level, line));
        }
    }

    private static void write(Logger logger, LogLevel level, String line) {
        switch (level) {
            case LOG_ERROR -> logger.error("{}", line);
            case LOG_WARN -> logger.warn("{}", line);
            case LOG_INFO -> logger.info("{}", line);
            case LOG_DEBUG -> logger.debug("{}", line);
            case LOG_TRACE -> logger.trace("{}", line);
        }
    }
}
