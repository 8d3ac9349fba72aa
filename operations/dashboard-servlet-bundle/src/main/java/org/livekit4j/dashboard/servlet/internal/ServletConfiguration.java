package org.livekit4j.dashboard.servlet.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The dashboard on the HTTP server of the framework. */
@ObjectClassDefinition(name = "LiveKit4j dashboard on the HTTP server", description = "The dashboard for users who log in;"
        + " livekit:dashboard prints its address. A change takes effect at once")
@interface ServletConfiguration {
    String PID = "org.livekit4j.dashboard.servlet";

    @AttributeDefinition(name = "Enabled", description = "Whether it is open from the start;"
            + " otherwise livekit:dashboard opens it")
    boolean enabled() default true;

    @AttributeDefinition(name = "Path", description = "Where it is on the server, such as /livekit")
    String path() default "/livekit";

    @AttributeDefinition(name = "Realm", description = "The JAAS realm in which users log in")
    String realm() default "karaf";

    @AttributeDefinition(name = "Roles", description = "Users with one of these roles can see it")
    String[] roles() default {"admin", "manager"};

    @AttributeDefinition(name = "Role classes", description = "The classes of the realm's principals that are roles")
    String[] role_classes() default {"org.apache.karaf.jaas.boot.principal.RolePrincipal"};

    @AttributeDefinition(name = "Hosts", description = "The names under which browsers know the server;"
            + " localhost and addresses of numbers need not be listed")
    String[] hosts() default {};

    @AttributeDefinition(name = "Plain HTTP", description = "Whether passwords may come from other machines without TLS")
    boolean plain_http() default false;
}
