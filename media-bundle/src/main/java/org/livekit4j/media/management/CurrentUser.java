package org.livekit4j.media.management;

import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;

/** Who acts. */
final class CurrentUser {

    private CurrentUser() {}

    /** The user who is logged in on this thread, such as by SSH or JMX; else that of the operating system, who started the JVM. */
    static String name() {
        return Optional.ofNullable(Subject.current()).flatMap(CurrentUser::of)
                .orElseGet(() -> System.getProperty("user.name", "?"));
    }

    /** A subject has roles and groups, too: what is no user's name comes last. */
    private static Optional<String> of(Subject subject) {
        Set<Principal> all = subject.getPrincipals();
        return all.stream().filter(principal -> principal.getClass().getSimpleName().matches("(User|JMX|X500|Kerberos).*"))
                .findFirst().or(() -> all.stream().findFirst()).map(Principal::getName);
    }
}
