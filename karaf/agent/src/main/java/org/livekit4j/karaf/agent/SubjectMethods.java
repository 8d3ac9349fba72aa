package org.livekit4j.karaf.agent;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Replaces the methods that ask for a subject or set it. A class that is not as expected stays as it is, and is complained of. */
final class SubjectMethods implements ClassFileTransformer {
    private static final ClassDesc SUBJECT = ClassDesc.of("javax.security.auth.Subject");
    private static final ClassDesc CURRENT_SUBJECT = ClassDesc.of(CurrentSubject.class.getName());

    private static final Consumer<CodeBuilder> GET = code -> code
            .invokestatic(CURRENT_SUBJECT, "get", MethodTypeDesc.of(SUBJECT)).areturn();

    /** What a method does instead, by class, then by name and type. */
    private static final Map<String, Map<String, Consumer<CodeBuilder>>> BODIES = Map.of(
            "javax/security/auth/Subject", Map.of(
                    "getSubject(Ljava/security/AccessControlContext;)Ljavax/security/auth/Subject;", GET,
                    "current()Ljavax/security/auth/Subject;", GET,
                    "callAs(Ljavax/security/auth/Subject;Ljava/util/concurrent/Callable;)Ljava/lang/Object;",
                    call(CURRENT_SUBJECT, "callAs", "java.util.concurrent.Callable")),
            // Several bundles have a copy of it. It combines access controllers, which do nothing any more.
            "org/apache/karaf/util/jaas/JaasHelper", Map.of(
                    "doAs(Ljavax/security/auth/Subject;Ljava/security/PrivilegedAction;)Ljava/lang/Object;",
                    call(SUBJECT, "doAs", "java.security.PrivilegedAction"),
                    "doAs(Ljavax/security/auth/Subject;Ljava/security/PrivilegedExceptionAction;)Ljava/lang/Object;",
                    call(SUBJECT, "doAs", "java.security.PrivilegedExceptionAction")));

    private final Consumer<String> problems;

    SubjectMethods(Consumer<String> problems) {
        this.problems = problems;
    }

    private static Consumer<CodeBuilder> call(ClassDesc owner, String method, String action) {
        MethodTypeDesc type = MethodTypeDesc.of(ClassDesc.of("java.lang.Object"), SUBJECT, ClassDesc.of(action));
        return code -> code.aload(0).aload(1).invokestatic(owner, method, type).areturn();
    }

    @Override
    public byte[] transform(ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
        Map<String, Consumer<CodeBuilder>> bodies = name == null ? null : BODIES.get(name);
        if (bodies == null) {
            return null;
        }
        try {
            return replace(bytes, bodies);
        } catch (IllegalArgumentException e) {
            problems.accept("livekit4j-karaf-agent: " + name.replace('/', '.') + " is left as it is, because " + e.getMessage()
                    + "; this agent is for Karaf 4.4 on JDK 25");
            return null;
        }
    }

    private static byte[] replace(byte[] bytes, Map<String, Consumer<CodeBuilder>> bodies) {
        ClassModel model = ClassFile.of().parse(bytes);
        Set<String> missing = new HashSet<>(bodies.keySet());
        model.methods().forEach(method -> missing.remove(signature(method)));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("it has no " + String.join(" and no ", missing));
        }
        return ClassFile.of().transformClass(model, (type, element) -> {
            if (element instanceof MethodModel method && bodies.containsKey(signature(method))) {
                Consumer<CodeBuilder> body = bodies.get(signature(method));
                type.transformMethod(method, (changed, part) -> {
                    if (part instanceof CodeModel) {
                        changed.withCode(body);
                    } else {
                        changed.with(part);
                    }
                });
            } else {
                type.with(element);
            }
        });
    }

    private static String signature(MethodModel method) {
        return method.methodName().stringValue() + method.methodType().stringValue();
    }
}
