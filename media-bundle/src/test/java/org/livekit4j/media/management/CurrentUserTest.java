package org.livekit4j.media.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Principal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.management.remote.JMXPrincipal;
import javax.security.auth.Subject;
import org.junit.jupiter.api.Test;

class CurrentUserTest {

    /** As Karaf has them. */
    private record RolePrincipal(String name) implements Principal {
        @Override
        public String getName() {
            return name;
        }
    }

    private record UserPrincipal(String name) implements Principal {
        @Override
        public String getName() {
            return name;
        }
    }

    private static String nameFor(Principal... principals) {
        return Subject.callAs(new Subject(true, new LinkedHashSet<>(List.of(principals)), Set.of(), Set.of()),
                OperatorActions.CurrentUser::name);
    }

    @Test
    void shouldBeTheUserWhoIsLoggedIn() {
        assertThat(nameFor(new RolePrincipal("admin"), new UserPrincipal("ada"))).isEqualTo("ada");
        assertThat(nameFor(new JMXPrincipal("bob"))).isEqualTo("bob");
        assertThat(nameFor(new RolePrincipal("admin"))).as("better than nothing").isEqualTo("admin");
    }

    @Test
    void shouldBeTheUserOfTheProcessWhenNobodyIsLoggedIn() {
        assertThat(OperatorActions.CurrentUser.name()).isEqualTo(System.getProperty("user.name"));
        assertThat(nameFor()).isEqualTo(System.getProperty("user.name"));
    }
}
