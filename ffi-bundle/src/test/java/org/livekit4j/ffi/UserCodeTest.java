package org.livekit4j.ffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UserCodeTest {
    private final RecordedLog log = new RecordedLog();
    private final BlockingQueue<Object[]> logged = log.logged;
    private final UserCode code = new UserCode(log.logger, () -> "The listener");

    /** Whose texts and traces do what they like. */
    private static final class Hostile extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient CountDownLatch blocked;

        Hostile(CountDownLatch blocked) {
            this.blocked = blocked;
        }

        @Override
        public String toString() {
            try {
                blocked.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            throw new StackOverflowError();
        }

        @Override
        public String getMessage() {
            return toString();
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new IllegalStateException();
        }

        @Override
        public synchronized Throwable getCause() {
            throw new IllegalStateException();
        }

        @Override
        public void printStackTrace(PrintStream stream) {
            throw new IllegalStateException();
        }
    }

    static Stream<Throwable> thrown() {
        return Stream.of(new IllegalStateException("no"), new IOException("checked"), new StackOverflowError(),
                new OutOfMemoryError("full"), new NoClassDefFoundError("gone"), new Throwable("neither"),
                new InterruptedException());
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void shouldReturnNormallyWhenTheCodeThrowsAnything(Throwable failure) throws InterruptedException {
        assertThat(code.run(() -> {
            throw failure;
        })).isFalse();
        assertThat(code.<String>ask(() -> {
            throw failure;
        }, "otherwise")).isEqualTo("otherwise");
        assertThat(code.failures()).isEqualTo(2);
        Object[] arguments = logged.poll(10, TimeUnit.SECONDS);
        assertThat(arguments).startsWith("The listener", 1L);
        assertThat(arguments[2]).hasToString(failure.toString()).doesNotHaveSameClassAs(failure);
    }

    @Test
    void shouldGiveTheResultWhenTheCodeReturns() {
        assertThat(code.run(() -> {
        })).isTrue();
        assertThat(code.ask(() -> "answer", "otherwise")).isEqualTo("answer");
        assertThat(code.failures()).isZero();
    }

    @Test
    void shouldTellOfTheFirstFailureOnlyWhenManyFollow() throws InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            code.failed(new IllegalStateException("no"));
        }
        assertThat(logged.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(code.failures()).isEqualTo(1_000);
        await().during(50, TimeUnit.MILLISECONDS).until(logged::isEmpty);
    }

    @Test
    void shouldNotWaitWhenTheTextOfAFailureBlocksAndThenThrows() throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(1);
        assertThat(code.run(() -> {
            throw new Hostile(blocked);
        })).isFalse();
        assertThat(logged).isEmpty();
        blocked.countDown();
        Object[] arguments = logged.poll(10, TimeUnit.SECONDS);
        assertThat(arguments[2].toString()).contains(Hostile.class.getName(), StackOverflowError.class.getName());
        assertThat(((Throwable) arguments[2]).getStackTrace()).isEmpty();
    }

    @Test
    void shouldTakeSecretsOutOfTextAndCausesWhenAFailureHasThem() throws InterruptedException {
        String token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm5hIn0.c2lnbmF0dXJl";
        code.failed(new IllegalStateException("with " + token, new IOException("token=abc")));
        Throwable report = (Throwable) logged.poll(10, TimeUnit.SECONDS)[2];
        assertThat(report.toString()).endsWith("with <redacted>");
        assertThat(report.getCause()).hasToString("java.io.IOException: token=<redacted>");
    }

    @Test
    void shouldTellInOneLineWhateverTheTextOfAFailureIs() throws InterruptedException {
        String name = "eve\n[main] ERROR forged\u001b[2J\u202e";
        new UserCode(log.logger, () -> "A listener of " + name).failed(new IllegalStateException(name + "x".repeat(10_000)));
        Object[] arguments = logged.poll(10, TimeUnit.SECONDS);
        assertThat(arguments[0]).isEqualTo("A listener of eve\\n[main] ERROR forged\\u001b[2J\\u202e");
        assertThat(arguments[2].toString()).startsWith("java.lang.IllegalStateException: eve\\n[main]").hasSizeLessThan(2_200);
    }

    @Test
    void shouldComeToAnEndWhenCausesGoInACircle() throws InterruptedException {
        IllegalStateException first = new IllegalStateException("first");
        first.initCause(new IllegalStateException("second", first));
        code.failed(first);
        assertThat(logged.poll(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void shouldRestoreTheContextClassLoaderWhenTheCodeChangesIt() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        code.run(() -> Thread.currentThread().setContextClassLoader(null));
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }
}
