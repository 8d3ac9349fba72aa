package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livekit4j.ffi.NativeLogLevel;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.LogBatch;
import org.livekit4j.ffi.proto.LogLevel;
import org.livekit4j.ffi.proto.LogRecord;
import org.slf4j.Logger;

class LogLevelsTest {
    @RegisterExtension
    final OpenBridge open = new OpenBridge();

    /** A logger that writes this level and what is more severe. */
    private static Logger logger(LogLevel threshold) {
        return (Logger) Proxy.newProxyInstance(LogLevelsTest.class.getClassLoader(), new Class<?>[]{Logger.class},
                (proxy, method, arguments) -> {
                    String level = method.getName().replaceFirst("is(.*)Enabled", "LOG_$1").toUpperCase(java.util.Locale.ROOT);
                    return LogLevel.valueOf(level).getNumber() <= threshold.getNumber();
                });
    }

    private boolean anyWanted(Logger logger, LogLevel... levels) {
        return anyWanted(logger, NativeLogLevel.TRACE, levels);
    }

    private boolean anyWanted(Logger logger, NativeLogLevel most, LogLevel... levels) {
        LogBatch.Builder batch = LogBatch.newBuilder();
        for (LogLevel level : levels) {
            batch.addRecords(LogRecord.newBuilder().setTarget("webrtc").setMessage("message").setLevel(level));
        }
        try (NativeBytes memory = Events.memory(FfiEvent.newBuilder().setLogs(batch).build())) {
            return LogLevels.anyWanted(Events.inDelivery(open.get(), memory), logger, most);
        }
    }

    @ParameterizedTest
    @CsvSource({"LOG_ERROR", "LOG_WARN", "LOG_INFO", "LOG_DEBUG", "LOG_TRACE"})
    void shouldWantABatchWhenOneRecordWouldBeWritten(LogLevel level) {
        for (LogLevel threshold : LogLevel.values()) {
            boolean written = level.getNumber() <= threshold.getNumber();
            assertThat(anyWanted(logger(threshold), level)).as("%s at %s", level, threshold).isEqualTo(written);
            assertThat(anyWanted(logger(threshold), LogLevel.LOG_TRACE, level))
                    .isEqualTo(written || threshold == LogLevel.LOG_TRACE);
        }
    }

    @Test
    void shouldNotWantABatchWhenNoneOfItsRecordsIsGraveEnough() {
        Logger talkative = logger(LogLevel.LOG_TRACE);
        assertThat(anyWanted(talkative, NativeLogLevel.WARN, LogLevel.LOG_INFO, LogLevel.LOG_TRACE)).isFalse();
        assertThat(anyWanted(talkative, NativeLogLevel.WARN, LogLevel.LOG_INFO, LogLevel.LOG_WARN)).isTrue();
        assertThat(anyWanted(talkative, NativeLogLevel.OFF, LogLevel.LOG_ERROR)).isFalse();
        assertThat(anyWanted(logger(LogLevel.LOG_ERROR), NativeLogLevel.INFO, LogLevel.LOG_WARN)).as("loggers decide further")
                .isFalse();
    }

    @Test
    void shouldNotWantABatchWhenItIsEmpty() {
        assertThat(anyWanted(logger(LogLevel.LOG_TRACE))).isFalse();
    }
}
