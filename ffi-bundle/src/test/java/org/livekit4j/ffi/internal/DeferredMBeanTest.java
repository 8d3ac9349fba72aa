package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeferredMBeanTest {

    @Test
    void shouldMakeNoMBeanServerAndRegisterWhenSomethingElseHasMadeOne() {
        JavaProcess.Result result = new JavaProcess(DeferredMBean.class).run();

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.lines("servers")).containsExactly("0");
        assertThat(result.lines("level")).containsExactly("7");
        assertThat(result.lines("afterwards")).containsExactly("false");
    }
}
