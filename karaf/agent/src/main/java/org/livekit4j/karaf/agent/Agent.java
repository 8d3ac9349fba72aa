package org.livekit4j.karaf.agent;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Map;
import java.util.Set;
import javax.security.auth.Subject;

/** Where the JVM starts the agent. */
public final class Agent {

    private Agent() {}

    public static void premain(String arguments, Instrumentation instrumentation) throws UnmodifiableClassException {
        // The replaced methods are in java.base and call classes of the boot loader's unnamed module, which java.base does not read.
        instrumentation.redefineModule(Object.class.getModule(), Set.of(CurrentSubject.class.getModule()), Map.of(), Map.of(),
                Set.of(), Map.of());
        instrumentation.addTransformer(new SubjectMethods(System.err::println), true);
        instrumentation.retransformClasses(Subject.class);
    }
}
