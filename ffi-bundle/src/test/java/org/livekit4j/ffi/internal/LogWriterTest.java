package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.livekit4j.ffi.proto.LogLevel;
import org.livekit4j.ffi.proto.LogRecord;
import org.slf4j.Logger;

class LogWriterTest {
    private final List<String> written = new ArrayList<>();
    private LogLevel threshold = LogLevel.LOG_TRACE;
    private final LogWriter writer = new LogWriter(new NativeLoggers(this::logger), new Repetitions(() -> 0));

    private Logger logger(String name) {
        return (Logger) Proxy.newProxyInstance(Logger.class.getClassLoader(), new Class<?>[]{Logger.class},
                (self, method, arguments) -> {
                    if (method.getReturnType() == boolean.class) {
                        String level = method.getName().replaceFirst("is(.*)Enabled", "LOG_$1").toUpperCase(Locale.ROOT);
                        return LogLevel.valueOf(level).getNumber() <= threshold.getNumber();
                    }
                    written.add(name + " " + method.getName() + " " + arguments[1]);
                    return null;
                });
    }

    private void write(LogLevel level, String message) {
        writer.write(LogRecord.newBuilder().setLevel(level).setTarget("livekit").setMessage(message).build());
    }

    @ParameterizedTest
    @EnumSource
    void shouldWriteWithTheLevelOfTheRecord(LogLevel level) {
        write(level, "text");
        String name = level.name().substring("LOG_".length()).toLowerCase(Locale.ROOT);
        assertThat(written).containsExactly("org.livekit4j.native.livekit " + name + " text");
    }

    @ParameterizedTest
    @EnumSource
    void shouldHoldBackWhatRepeatsItselfUnlessItIsForDebugging(LogLevel level) {
        write(level, "text 1");
        write(level, "text 2");
        boolean debugging = level == LogLevel.LOG_DEBUG || level == LogLevel.LOG_TRACE;
        assertThat(written).hasSize(debugging ? 2 : 1);
    }

    @Test
    void shouldWriteNothingThatTheLoggerDoesNotWant() {
        threshold = LogLevel.LOG_WARN;
        write(LogLevel.LOG_INFO, "in silence");
        write(LogLevel.LOG_WARN, "aloud");
        write(LogLevel.LOG_WARN, "Attempted to drop unknown FFI handle: 17");
        assertThat(written).containsExactly("org.livekit4j.native.livekit warn aloud");
    }
}
