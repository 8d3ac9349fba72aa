package org.livekit4j.karaf.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.security.auth.Subject;
import org.apache.karaf.util.jaas.JaasHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In a JVM with the agent. */
@SuppressWarnings("removal") // what Karaf calls
class SubjectIT {
    private final Subject ada = new Subject();
    private final Subject bob = new Subject();

    @AfterEach
    void shouldBeNobodyAfterwards() {
        assertThat(Subject.current()).isNull();
    }

    @Test
    void shouldBeTheOneOfTheActionAndNoLonger() {
        assertThat(Subject.callAs(ada, Subject::current)).isSameAs(ada);
        assertThat(Subject.callAs(ada, SubjectIT::asKarafAsks)).isSameAs(ada);
        assertThat(Subject.doAs(ada, (PrivilegedAction<Subject>) Subject::current)).isSameAs(ada);
        assertThat(asKarafAsks()).isNull();
    }

    @Test
    void shouldBeTheOneThatKarafsOwnHelperSets() throws PrivilegedActionException {
        assertThat(JaasHelper.doAs(ada, (PrivilegedAction<Subject>) SubjectIT::asKarafAsks)).isSameAs(ada);
        assertThat(JaasHelper.doAs(ada, (PrivilegedExceptionAction<Subject>) SubjectIT::asKarafAsks)).isSameAs(ada);
        JaasHelper.runAs(ada, () -> assertThat(asKarafAsks()).isSameAs(ada));
    }

    @Test
    void shouldBeTheInnerOneWhenActionsAreNested() {
        Subject.callAs(ada, () -> {
            assertThat(Subject.callAs(bob, Subject::current)).isSameAs(bob);
            assertThat(Subject.<Subject>callAs(null, Subject::current)).isNull();
            return assertThat(Subject.current()).isSameAs(ada);
        });
    }

    @Test
    void shouldBeGoneWhenTheActionFails() {
        assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> Subject.callAs(ada, () -> {
            throw new IOException("broken");
        })).withCauseInstanceOf(IOException.class);
        assertThatExceptionOfType(PrivilegedActionException.class).isThrownBy(() -> JaasHelper.doAs(ada,
                (PrivilegedExceptionAction<Subject>) () -> {
                    throw new IOException("broken");
                })).withCauseInstanceOf(IOException.class);
        assertThatNullPointerException().isThrownBy(() -> Subject.callAs(ada, null));
        assertThat(Subject.current()).isNull();
    }

    @Test
    void shouldBeTakenOverByThreadsThatTheActionMakes() throws Exception {
        try (ExecutorService made = Subject.callAs(ada, () -> started(Executors.newSingleThreadExecutor()))) {
            assertThat(made.submit(SubjectIT::asKarafAsks).get()).isSameAs(ada);
        }
    }

    @Test
    void shouldNotReachAThreadThatWasThereBefore() throws Exception {
        try (ExecutorService before = started(Executors.newSingleThreadExecutor())) {
            assertThat(Subject.callAs(ada, () -> before.submit(SubjectIT::asKarafAsks).get())).isNull();
            assertThat(before.submit(() -> Subject.callAs(bob, SubjectIT::asKarafAsks)).get()).isSameAs(bob);
            assertThat(before.submit(SubjectIT::asKarafAsks).get()).isNull();
        }
    }

    private static ExecutorService started(ExecutorService executor) throws Exception {
        executor.submit(() -> {
        }).get();
        return executor;
    }

    private static Subject asKarafAsks() {
        return Subject.getSubject(AccessController.getContext());
    }
}
