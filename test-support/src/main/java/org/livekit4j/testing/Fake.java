package org.livekit4j.testing;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Makes objects of an interface of which a test needs little. Each is equal to itself only. */
public final class Fake {
    private Fake() {}

    /** Answers these methods, by name; any other is an error. */
    public static <T> T of(Class<T> type, Map<String, ?> answers) {
        return of(type, (method, arguments) -> {
            if (answers.containsKey(method)) {
                return answers.get(method);
            }
            return method.equals("toString") ? type.getSimpleName() : unexpected(type, method);
        });
    }

    /** Answers as the test says. What a method without a result yields is of no account. */
    public static <T> T of(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (self, method, arguments) -> {
            Object answer = switch (method.getName()) {
                case "equals" -> self == arguments[0];
                case "hashCode" -> System.identityHashCode(self);
                default -> answers.to(method.getName(), arguments);
            };
            return method.getReturnType() == void.class ? null : answer;
        }));
    }

    /** @throws AssertionError always */
    public static Object unexpected(Class<?> type, String method) {
        throw new AssertionError("nobody expected " + method + " of " + type.getSimpleName());
    }

    /** What the methods of a fake do. */
    @FunctionalInterface
    public interface Answers {

        /** @param arguments null if there are none */
        Object to(String method, Object[] arguments);
    }
}
