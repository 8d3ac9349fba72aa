package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livekit4j.ffi.proto.LogLevel;
import org.livekit4j.ffi.proto.LogRecord;

class KnownRemarksTest {

    @ParameterizedTest
    @CsvSource({"LOG_WARN, Attempted to drop unknown FFI handle: 17, LOG_DEBUG",
        "LOG_ERROR, Attempted to drop unknown FFI handle: 17, LOG_ERROR",
        "LOG_WARN, unknown SDK name in signal options: java, LOG_WARN",
        "LOG_WARN, connection lost: Attempted to drop unknown FFI handle: 17, LOG_WARN", "LOG_INFO, anything, LOG_INFO"})
    void shouldKnowWhatIsNoFaultWordByWord(LogLevel said, String message, LogLevel meant) {
        assertThat(KnownRemarks
                .level(LogRecord.newBuilder().setLevel(said).setTarget("livekit_ffi").setMessage(message).build()))
                .isEqualTo(meant);
    }
}
