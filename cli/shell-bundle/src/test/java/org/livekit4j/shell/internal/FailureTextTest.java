package org.livekit4j.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTextTest {

    @Test
    void shouldTakeTheProjectsOwnMessageWhenThereIsOne() {
        String trace = """
                java.lang.reflect.InvocationTargetException
                \tat java.base/jdk.internal.reflect.X.y(X.java:1)
                Caused by: org.livekit4j.ffi.FfiException: there is no library file /x: check LIVEKIT_LIB_PATH
                \tat org.livekit4j.ffi.internal.Y.z(Y.java:2)
                Caused by: java.lang.IllegalArgumentException: cannot open /x
                \t... 9 more
                """;

        assertThat(FailureText.firstCause(trace)).isEqualTo("there is no library file /x: check LIVEKIT_LIB_PATH");
    }

    @Test
    void shouldTakeTheRootCauseWhenTheProjectSaysNothing() {
        String trace = "java.lang.RuntimeException: outer\n\tat a.b(C.java)\nCaused by: java.lang.NoClassDefFoundError: x/Y\n";

        assertThat(FailureText.firstCause(trace)).isEqualTo("x/Y");
    }

    @Test
    void shouldTakeTheNameOfTheExceptionWhenItHasNoMessage() {
        assertThat(FailureText.firstCause("java.lang.NullPointerException\n\tat a.b(C.java)"))
                .isEqualTo("java.lang.NullPointerException");
    }

    @Test
    void shouldTakeTheFirstLineWhenThereIsNoException() {
        assertThat(FailureText.firstCause("something\nelse")).isEqualTo("something");
    }
}
