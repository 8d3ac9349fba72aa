package org.livekit4j.dashboard.servlet.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import javax.security.auth.spi.LoginModule;

/** A realm of JAAS whose users have the password {@code secret:word}. Ada has the role admin; a user named admin has none. */
public final class TestRealm implements LoginModule {
    static final String NAME = "test-realm";
    static final Realm REALM = new Realm(NAME, Set.of(Role.class.getName()));
    static final AtomicInteger LOGINS = new AtomicInteger();
    /** A login waits for one of these. */
    static final Semaphore OPEN = new Semaphore(Integer.MAX_VALUE);
    /** Who has the role admin at the moment. */
    static final AtomicReference<String> ADMIN = new AtomicReference<>("ada");
    private static final String PASSWORD = "secret:word";

    private Subject subject;
    private CallbackHandler handler;
    private String user;

    record Role(String getName) implements Principal {}

    record User(String getName) implements Principal {}

    /** From now on, for the whole JVM. */
    static void install() {
        Configuration.setConfiguration(new Configuration() {
            @Override
            public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
                return !name.equals(NAME)
                        ? null
                        : new AppConfigurationEntry[]{new AppConfigurationEntry(TestRealm.class.getName(),
                                AppConfigurationEntry.LoginModuleControlFlag.REQUIRED, Map.of())};
            }
        });
    }

    static String header(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    static String header(String user) {
        return header(user, PASSWORD);
    }

    @Override
    public void initialize(Subject empty, CallbackHandler asking, Map<String, ?> shared, Map<String, ?> options) {
        subject = empty;
        handler = asking;
    }

    @Override
    public boolean login() throws LoginException {
        LOGINS.incrementAndGet();
        OPEN.acquireUninterruptibly();
        OPEN.release();
        NameCallback name = new NameCallback("name");
        PasswordCallback password = new PasswordCallback("password", false);
        try {
            handler.handle(new Callback[]{name, password});
        } catch (IOException | UnsupportedCallbackException e) {
            throw new LoginException(e.getMessage());
        }
        user = name.getName();
        if (user.equals("broken")) {
            throw new LoginException("the directory is down");
        }
        if (!PASSWORD.equals(String.valueOf(password.getPassword()))) {
            throw new FailedLoginException("wrong");
        }
        return true;
    }

    @Override
    public boolean commit() {
        subject.getPrincipals().add(new User(user));
        subject.getPrincipals().add(new Role(user.equals(ADMIN.get()) ? "admin" : "viewer"));
        return true;
    }

    @Override
    public boolean abort() {
        return true;
    }

    @Override
    public boolean logout() {
        subject.getPrincipals().clear();
        return true;
    }
}
