package org.livekit4j.dashboard.servlet.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LoginsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Logins logins = new Logins(TestRealm.REALM, now::get);

    @BeforeAll
    static void install() {
        TestRealm.install();
    }

    @BeforeEach
    void forget() {
        TestRealm.LOGINS.set(0);
    }

    @Test
    void shouldTellTheRolesAndNotTheUserWhenThePasswordIsRight() throws Logins.BusyException {
        assertThat(logins.roles(TestRealm.header("ada"))).contains(Set.of("admin"));
        assertThat(logins.roles(TestRealm.header("admin"))).contains(Set.of("viewer"));
        assertThat(logins.roles("bASIC" + TestRealm.header("Größe").substring(5))).contains(Set.of("viewer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic ", "Basic %", "Basic YWRh", "Basic YWRhOg==", "Basic OnNlY3JldDp3b3Jk",
        "Bearer x"})
    void shouldNotAskTheRealmWhenThereIsNoNameOrPassword(String header) throws Logins.BusyException {
        assertThat(logins.roles(header)).isEmpty();
        assertThat(TestRealm.LOGINS).hasValue(0);
    }

    @Test
    void shouldTellNoRolesWhenThePasswordIsWrongOrTheRealmIsBroken() throws Logins.BusyException {
        assertThat(logins.roles(null)).isEmpty();
        assertThat(logins.roles(TestRealm.header("ada", "secret"))).isEmpty();
        assertThat(logins.roles(TestRealm.header("broken"))).isEmpty();
        assertThat(new Logins(new Realm("no-such-realm", Set.of()), now::get).roles(TestRealm.header("ada"))).isEmpty();
    }

    @Test
    void shouldAskTheRealmAgainWhenAMinuteHasPassed() throws Logins.BusyException {
        logins.roles(TestRealm.header("ada"));
        now.set(Instant.EPOCH.plus(Logins.HOLDS).minusMillis(1));
        assertThat(logins.roles(TestRealm.header("ada"))).contains(Set.of("admin"));
        assertThat(TestRealm.LOGINS).hasValue(1);

        now.set(Instant.EPOCH.plus(Logins.HOLDS));
        assertThat(logins.roles(TestRealm.header("ada"))).contains(Set.of("admin"));
        assertThat(TestRealm.LOGINS).hasValue(2);
    }

    @Test
    void shouldAskTheRealmEachTimeWhenThePasswordIsWrong() throws Logins.BusyException {
        logins.roles(TestRealm.header("ada", "wrong"));
        logins.roles(TestRealm.header("ada", "wrong"));
        assertThat(TestRealm.LOGINS).hasValue(2);
    }

    @Test
    void shouldForgetTheFirstWhenThereAreManyUsers() throws Logins.BusyException {
        for (int i = 0; i <= Logins.MOST_KEPT; i++) {
            logins.roles(TestRealm.header("user" + i));
        }
        TestRealm.LOGINS.set(0);
        logins.roles(TestRealm.header("user" + Logins.MOST_KEPT));
        assertThat(TestRealm.LOGINS).hasValue(0);
        logins.roles(TestRealm.header("user0"));
        assertThat(TestRealm.LOGINS).hasValue(1);
    }

    @Test
    void shouldRefuseWhenTheRealmHangs() {
        TestRealm.OPEN.acquireUninterruptibly(Integer.MAX_VALUE);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            try {
                for (int i = 0; i < Logins.MOST_AT_A_TIME; i++) {
                    threads.submit(() -> logins.roles(TestRealm.header("ada")));
                }
                await("all wait").until(() -> TestRealm.LOGINS.get() == Logins.MOST_AT_A_TIME);
                assertThatExceptionOfType(Logins.BusyException.class).isThrownBy(() -> logins.roles(TestRealm.header("bob")));
            } finally {
                TestRealm.OPEN.release(Integer.MAX_VALUE);
            }
        }
    }
}
