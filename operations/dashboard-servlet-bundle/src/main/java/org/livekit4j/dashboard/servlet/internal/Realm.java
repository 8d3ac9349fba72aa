package org.livekit4j.dashboard.servlet.internal;

import java.security.Principal;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;

/**
 * The users of a realm of JAAS.
 *
 * @param name the name of the realm in JAAS's configuration
 * @param roleClasses the names of the classes of principals that are roles; users are principals, too
 */
record Realm(String name, Set<String> roleClasses) {

    /**
     * The roles of a user.
     *
     * @throws LoginException if the password is wrong, or the realm does not work
     */
    Set<String> roles(String user, String password) throws LoginException {
        LoginContext login = context(user, password);
        login.login();
        try {
            return login.getSubject().getPrincipals().stream()
                    .filter(principal -> roleClasses.contains(principal.getClass().getName())).map(Principal::getName)
                    .collect(Collectors.toSet());
        } finally {
            login.logout();
        }
    }

    /** Login modules are on the class path: those of the JDK, and Karaf's, which stands for those of bundles. */
    private LoginContext context(String user, String password) throws LoginException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return new LoginContext(name, new Subject(), callbacks -> answer(callbacks, user, password));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void answer(Callback[] callbacks, String user, String password)
            throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            switch (callback) {
                case NameCallback name -> name.setName(user);
                case PasswordCallback secret -> secret.setPassword(password.toCharArray());
                default -> throw new UnsupportedCallbackException(callback);
            }
        }
    }
}
