package org.livekit4j.ffi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is the same for all ways in which code of users is called. */
class UserCodeCallsTest {
    private final RecordedLog log = new RecordedLog();
    private final BlockingQueue<Object[]> logged = log.logged;
    private final UserCode code = new UserCode(log.logger, () -> "The listener");

    /** The ways. */
    private enum Way {
        RUN {
            @Override
            void call(UserCode code, Runnable users) {
                code.run(users::run);
            }
        },
        ASK {
            @Override
            void call(UserCode code, Runnable users) {
                code.ask(() -> {
                    users.run();
                    return "answer";
                }, "otherwise");
            }
        },
        ACCEPT {
            @Override
            void call(UserCode code, Runnable users) {
                code.accept(value -> users.run(), "value");
            }
        },
        TEST {
            @Override
            void call(UserCode code, Runnable users) {
                code.test(value -> {
                    users.run();
                    return true;
                }, "value", false);
            }
        };

        abstract void call(UserCode code, Runnable users);
    }

    @AfterEach
    void clear() {
        Thread.interrupted();
    }

    private static void fail() {
        throw new IllegalStateException("made for a test");
    }

    @ParameterizedTest
    @EnumSource
    void shouldClearAnInterruptThatTheCodeLeavesBehind(Way way) {
        way.call(code, () -> Thread.currentThread().interrupt());
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        way.call(code, () -> {
            Thread.currentThread().interrupt();
            fail();
        });
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepAnInterruptThatWasThereBefore(Way way) {
        Thread.currentThread().interrupt();
        way.call(code, () -> {
        });
        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void shouldRestoreTheContextClassLoader(Way way) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        way.call(code, () -> Thread.currentThread().setContextClassLoader(null));
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @ParameterizedTest
    @EnumSource
    void shouldCountAndTellAFailure(Way way) throws InterruptedException {
        way.call(code, UserCodeCallsTest::fail);
        way.call(code, UserCodeCallsTest::fail);
        assertThat(code.failures()).isEqualTo(2);
        assertThat(logged.poll(1, TimeUnit.MINUTES)).startsWith("The listener", 1L);
    }

    @Test
    void shouldHandTheValueToTheCode() {
        List<String> values = new ArrayList<>();
        assertThat(code.accept(values::add, "value")).isTrue();
        assertThat(values).containsExactly("value");
        assertThat(code.<String>accept(value -> fail(), "value")).isFalse();
    }

    @Test
    void shouldSayWhatTheCodeSaysOfTheValue() {
        assertThat(code.test("value"::equals, "value", false)).isTrue();
        assertThat(code.test("value"::equals, "other", true)).isFalse();
        assertThat(code.<String>test(value -> {
            throw new IllegalStateException("made for a test");
        }, "value", true)).isTrue();
        assertThat(code.<String>test(value -> {
            throw new IllegalStateException("made for a test");
        }, "value", false)).isFalse();
    }

    @Test
    void shouldTellOfEightCausesAtMost() throws InterruptedException {
        Throwable failure = new IOException("cause");
        for (int i = 0; i < 20; i++) {
            failure = new IllegalStateException("around", failure);
        }
        code.failed(failure);
        Throwable report = (Throwable) logged.poll(1, TimeUnit.MINUTES)[2];
        int causes = 0;
        for (Throwable cause = report.getCause(); cause != null; cause = cause.getCause()) {
            causes++;
        }
        assertThat(causes).isEqualTo(8);
    }

    @Test
    void shouldTellWhereAFailureWas() throws InterruptedException {
        IllegalStateException failure = new IllegalStateException("no");
        code.failed(failure);
        Throwable report = (Throwable) logged.poll(1, TimeUnit.MINUTES)[2];
        assertThat(report.getStackTrace()).isEqualTo(failure.getStackTrace());
        assertThat(report.getMessage()).isNull();
        assertThat(report.getCause()).isNull();
    }

    @Test
    void shouldCountAWarningThatIsNotWritten() throws InterruptedException {
        RepeatedWarning warning = new RepeatedWarning();
        BlockingQueue<Long> counts = new LinkedBlockingQueue<>();
        warning.report(counts::add);
        assertThat(counts.poll(1, TimeUnit.MINUTES)).isOne();
        warning.report(counts::add);
        assertThat(warning.count()).isEqualTo(2);
    }

    @Test
    void shouldCountWhateverIsAdded() {
        Count count = new Count();
        assertThat(count.sum()).isZero();
        count.increment();
        count.add(41);
        assertThat(count.sum()).isEqualTo(42);
    }
}
