package org.livekit4j.dashboard.servlet.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.security.auth.login.AccountException;
import javax.security.auth.login.CredentialException;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import org.livekit4j.text.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs users in, as the header {@code Authorization} says. A login holds for a minute, because a page consists of several requests and
 * a realm may be far away. Passwords are not kept, only what tells that one is the same. Safe for use by several threads.
 */
final class Logins {
    static final Duration HOLDS = Duration.ofMinutes(1);
    static final int MOST_KEPT = 64;
    /** A realm that hangs must not take all threads of the server. */
    static final int MOST_AT_A_TIME = 8;
    private static final String SCHEME = "Basic ";
    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final Logger LOG = LoggerFactory.getLogger(Logins.class);

    private final Realm realm;
    private final InstantSource clock;
    private final SecretKeySpec key;
    private final Semaphore places = new Semaphore(MOST_AT_A_TIME);
    private final Map<String, Login> kept = new LinkedHashMap<>();
    private volatile String problem = "";

    Logins(Realm realm, InstantSource clock) {
        this.realm = realm;
        this.clock = clock;
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, HMAC);
    }

    private record Login(Set<String> roles, long untilMillis) {}

    /** There are too many others at the moment. */
    static final class BusyException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * The roles of the user.
     *
     * @param authorization the header; null if there is none
     * @return empty if the user is not known, or the password is wrong
     */
    Optional<Set<String>> roles(String authorization) throws BusyException {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String mark = mark(authorization);
        Optional<Set<String>> before = known(mark);
        if (before.isPresent()) {
            return before;
        }
        if (!places.tryAcquire()) {
            throw new BusyException();
        }
        try {
            Optional<Set<String>> roles = login(authorization.substring(SCHEME.length()).strip());
            roles.ifPresent(found -> keep(mark, found));
            return roles;
        } finally {
            places.release();
        }
    }

    private Optional<Set<String>> login(String encoded) {
        try {
            String[] words = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).split(":", 2);
            // With an empty password, some directories log in nobody and call it a success.
            return words.length < 2 || words[0].isEmpty() || words[1].isEmpty()
                    ? Optional.empty()
                    : Optional.of(realm.roles(words[0], words[1]));
        } catch (FailedLoginException | AccountException | CredentialException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (LoginException | RuntimeException e) {
            report(e);
            return Optional.empty();
        }
    }

    /** Once, because each request has the same trouble. */
    private void report(Exception e) {
        String text = Printable.of(String.valueOf(e.getMessage()));
        if (!text.equals(problem)) {
            problem = text;
            LOG.warn("Nobody can log in to the dashboard with the realm {}: {}", realm.name(), text);
        }
    }

    private String mark(String authorization) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(authorization.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("each JDK has " + HMAC, e);
        }
    }

    private synchronized Optional<Set<String>> known(String mark) {
        kept.values().removeIf(login -> clock.millis() >= login.untilMillis());
        return Optional.ofNullable(kept.get(mark)).map(Login::roles);
    }

    private synchronized void keep(String mark, Set<String> roles) {
        if (kept.size() >= MOST_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        kept.put(mark, new Login(roles, clock.millis() + HOLDS.toMillis()));
    }
}
