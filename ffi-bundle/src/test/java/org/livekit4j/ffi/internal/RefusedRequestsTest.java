package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.internal.JavaProcess.Result;

/** What the native library's log says of requests that it refuses: a process of its own, for it writes all down to TRACE. */
class RefusedRequestsTest {

    @Test
    void shouldNotLogWhatIsInARequestWhenItIsRefused() {
        Result result = new JavaProcess(RefusedRequests.class).property("org.slf4j.simpleLogger.defaultLogLevel", "trace")
                .property("org.slf4j.simpleLogger.log.org.livekit4j", "trace")
                .property("org.slf4j.simpleLogger.log.org.livekit4j.native", "trace")
                .property("org.slf4j.simpleLogger.log.org.livekit4j.ffi", "trace").run();

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.lines("refused")).hasSizeGreaterThan(60);
        assertThat(result.lines("answer")).hasSize(1);
        assertThat(result.output())
                .contains("failed to handle request FfiRequest { message: Some(SendText(StreamSendTextRequest {")
                .contains("TRACE org.livekit4j.native.");
        String bytes = Arrays.toString(RefusedRequests.MARK.getBytes(StandardCharsets.UTF_8));
        assertThat(result.output().lines()).noneMatch(line -> line.contains(RefusedRequests.MARK))
                .noneMatch(line -> line.contains(bytes.substring(1, bytes.length() - 4)));
    }
}
