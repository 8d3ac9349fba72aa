package org.livekit4j.karaf.agent;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Map;
import java.util.Set;
import javax.security.auth.Subject;

/**
 * Where the JVM starts the agent. The option {@code -Xbootclasspath/a} must name its file, too: an entry {@code Boot-Class-Path} in the
 * manifest would take effect too late for a cache of loaded classes.
 */
public final class Agent {

    private Agent() {}

    public static void premain(String arguments, Instrumentation instrumentation) throws UnmodifiableClassException {
        if (Agent.class.getClassLoader() != null) {
            throw new IllegalStateException("-Xbootclasspath/a must name the file of this agent, as -javaagent does");
        }
        // The replaced methods are in java.base and call classes of the boot loader's unnamed module, which java.base does not read.
        instrumentation.redefineModule(Object.class.getModule(), Set.of(CurrentSubject.class.getModule()), Map.of(), Map.of(),
                Set.of(), Map.of());
        instrumentation.addTransformer(new SubjectMethods(System.err::println), true);
        instrumentation.retransformClasses(Subject.class);
    }
}
