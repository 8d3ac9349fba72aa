package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.concurrent.ConcurrentHashMap;
import java.util.Set;
import java.util.Map;
import java.util.Locale;
import java.util.IdentityHashMap;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livekit4j.ffi.NativeLogLevel;
import org.livekit4j.ffi.WireReader;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.LogBatch;
import org.livekit4j.ffi.proto.LogLevel;
import org.livekit4j.ffi.proto.LogRecord;
import org.slf4j.Logger;

class LogLevelsTest {
    private static final String MODULE = "livekit::rtc_engine";

    @RegisterExtension
    final OpenBridge open = new OpenBridge();

    private final Map<String, LogLevel> levels = new ConcurrentHashMap<>();
    private final NativeLoggers loggers = new NativeLoggers(this::logger);

    /** A logger that writes the level that is set for it, if one is, and what is more severe. */
    private Logger logger(String name) {
        return (Logger) Proxy.newProxyInstance(LogLevelsTest.class.getClassLoader(), new Class<?>[]{Logger.class},
                (proxy, method, arguments) -> {
                    String level = method.getName().replaceFirst("is(.*)Enabled", "LOG_$1").toUpperCase(Locale.ROOT);
                    LogLevel threshold = levels.get(name);
                    return threshold != null && LogLevel.valueOf(level).getNumber() <= threshold.getNumber();
                });
    }

    private boolean anyWanted(NativeLogLevel most, String module, LogLevel... batched) {
        LogBatch.Builder batch = LogBatch.newBuilder();
        for (LogLevel level : batched) {
            batch.addRecords(LogRecord.newBuilder().setTarget(module).setMessage("message").setLevel(level));
        }
        try (NativeBytes memory = Events.memory(FfiEvent.newBuilder().setLogs(batch).build())) {
            return LogLevels.anyWanted(Events.inDelivery(open.get(), memory), new WireReader(), loggers, most);
        }
    }

    @ParameterizedTest
    @CsvSource({"LOG_ERROR", "LOG_WARN", "LOG_INFO", "LOG_DEBUG", "LOG_TRACE"})
    void shouldWantABatchWhenTheLoggerOfAModuleWouldWriteOneRecord(LogLevel level) {
        loggers.of(MODULE);
        for (LogLevel threshold : LogLevel.values()) {
            levels.put("org.livekit4j.native.livekit.rtc_engine", threshold);
            boolean written = level.getNumber() <= threshold.getNumber();
            assertThat(anyWanted(NativeLogLevel.TRACE, MODULE, level)).as("%s at %s", level, threshold).isEqualTo(written);
            assertThat(anyWanted(NativeLogLevel.TRACE, MODULE, LogLevel.LOG_TRACE, level))
                    .isEqualTo(written || threshold == LogLevel.LOG_TRACE);
        }
        levels.clear();
        assertThat(anyWanted(NativeLogLevel.TRACE, MODULE, level)).as("off").isFalse();
    }

    @Test
    void shouldAskTheLoggerOfEachModuleWhenTheyAreSetApart() {
        loggers.of("webrtc");
        loggers.of(MODULE);
        levels.put("org.livekit4j.native.webrtc", LogLevel.LOG_ERROR);
        levels.put("org.livekit4j.native.livekit.rtc_engine", LogLevel.LOG_DEBUG);
        assertThat(anyWanted(NativeLogLevel.TRACE, "webrtc", LogLevel.LOG_WARN)).isFalse();
        assertThat(anyWanted(NativeLogLevel.TRACE, MODULE, LogLevel.LOG_DEBUG)).isTrue();
    }

    @Test
    void shouldWantABatchWhenAModuleHasHadNoLoggerYet() {
        assertThat(anyWanted(NativeLogLevel.TRACE, "new", LogLevel.LOG_TRACE)).isTrue();
        loggers.of("new");
        assertThat(anyWanted(NativeLogLevel.TRACE, "new", LogLevel.LOG_TRACE)).isFalse();
    }

    @Test
    void shouldNotWantABatchWhenNoneOfItsRecordsIsGraveEnough() {
        assertThat(anyWanted(NativeLogLevel.WARN, MODULE, LogLevel.LOG_INFO, LogLevel.LOG_TRACE)).isFalse();
        assertThat(anyWanted(NativeLogLevel.WARN, MODULE, LogLevel.LOG_INFO, LogLevel.LOG_WARN)).isTrue();
        assertThat(anyWanted(NativeLogLevel.OFF, MODULE, LogLevel.LOG_ERROR)).isFalse();
        loggers.of(MODULE);
        levels.put("org.livekit4j.native.livekit.rtc_engine", LogLevel.LOG_ERROR);
        assertThat(anyWanted(NativeLogLevel.INFO, MODULE, LogLevel.LOG_WARN)).as("loggers filter further").isFalse();
    }

    @Test
    void shouldNotWantABatchWhenItIsEmpty() {
        assertThat(anyWanted(NativeLogLevel.TRACE, MODULE)).isFalse();
    }

    @Test
    void shouldHaveALoggerForAnyNumberOfModulesWhateverTheyAreCalled() {
        Set<Logger> all = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 5_000; i++) {
            all.add(loggers.of("module" + i));
            assertThat(loggers.of("module" + i % 1_000))
                    .isSameAs(loggers.find(WireReader.fingerprint(("module" + i % 1_000).getBytes())));
        }
        assertThat(loggers.of("a\nb")).isNotNull();
        assertThat(loggers.of("")).isNotNull();
        assertThat(all).hasSizeGreaterThan(1_000);
    }
}
