package org.livekit4j.itests.hostile;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Array;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.video.VideoSource;

/** Bad arguments, by the type of the parameter. */
final class Values {

    /**
     * A bad argument.
     *
     * @param nothing whether it is or holds null, which is an answer to a {@link NullPointerException}
     */
    record Value(String name, Function<Stage, Object> make, boolean nothing) {}

    private static final Value NULL = new Value("null", stage -> null, true);

    private Values() {}

    static List<Value> of(Class<?> type) {
        if (type == int.class) {
            return numbers(Integer.MIN_VALUE, -1, 0, 1, 3, 65_537, Integer.MAX_VALUE);
        }
        if (type == long.class) {
            return numbers(Long.MIN_VALUE, -1L, 0L, 1L, Long.MAX_VALUE);
        }
        if (type == double.class) {
            return numbers(Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, -1.0, 0.0, Double.MIN_VALUE,
                    Double.MAX_VALUE);
        }
        if (type == boolean.class) {
            return numbers(true, false);
        }
        List<Value> values = new ArrayList<>(List.of(NULL));
        values.addAll(objects(type));
        return values;
    }

    private static List<Value> numbers(Object... numbers) {
        return Arrays.stream(numbers).map(number -> constant(String.valueOf(number), number)).toList();
    }

    private static Value constant(String name, Object value) {
        return new Value(name, stage -> value, false);
    }

    private static List<Value> objects(Class<?> type) {
        if (type == String.class) {
            return List.of(constant("''", ""), constant("blank", " \t"), constant("NUL", "a\0b"),
                    constant("half a pair", "\ud83d"),
                    constant("long", "x".repeat(100_000)), constant("turned", "\u202e\n\u001b[2J"), constant("a sid", "PA_abc"));
        }
        if (type == Duration.class) {
            return List.of(constant("0", Duration.ZERO), constant("-1 ns", Duration.ofNanos(-1)),
                    constant("1 ns", Duration.ofNanos(1)), constant("shortest", Duration.ofSeconds(Long.MIN_VALUE)),
                    constant("longest", Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)),
                    constant("300 years", Duration.ofDays(300 * 365)));
        }
        if (type.isArray()) {
            return arrays(type.getComponentType());
        }
        if (type == List.class || type == Iterable.class) {
            return List.of(constant("[]", List.of()), new Value("[null]", stage -> Collections.singletonList(null), true));
        }
        if (type == Set.class) {
            return List.of(constant("[]", Set.of()), new Value("[null]", stage -> Collections.singleton(null), true));
        }
        if (type == Map.class) {
            return List.of(constant("{}", Map.of()), new Value("{null}", stage -> {
                Map<Object, Object> map = new HashMap<>();
                map.put(null, null);
                return map;
            }, true));
        }
        if (type == Optional.class) {
            return List.of(constant("empty", Optional.empty()));
        }
        if (type == OptionalInt.class) {
            return List.of(constant("least", OptionalInt.of(Integer.MIN_VALUE)),
                    constant("most", OptionalInt.of(Integer.MAX_VALUE)));
        }
        if (type == OptionalLong.class) {
            return List.of(constant("least", OptionalLong.of(Long.MIN_VALUE)), constant("most", OptionalLong.of(Long.MAX_VALUE)));
        }
        return type.isInterface() && !type.isSealed() ? strangers(type) : memory(type);
    }

    private static List<Value> arrays(Class<?> component) {
        List<Value> arrays = new ArrayList<>();
        for (int length : new int[]{0, 1, 3, 70_001}) {
            arrays.add(new Value(component.getSimpleName() + "[" + length + "]", stage -> Array.newInstance(component, length),
                    !component.isPrimitive() && length > 0));
        }
        return arrays;
    }

    private static List<Value> memory(Class<?> type) {
        if (type == MemorySegment.class) {
            return List.of(constant("nowhere", MemorySegment.NULL), new Value("closed", stage -> {
                try (Arena arena = Arena.ofConfined()) {
                    return arena.allocate(64 * 64 * 4);
                }
            }, false));
        }
        return List.of();
    }

    /** A user's own implementation, which answers null or 0 to whatever it is asked, or throws. */
    private static List<Value> strangers(Class<?> type) {
        List<Value> strangers = new ArrayList<>();
        strangers.add(new Value("of nobody", stage -> proxy(type, false), true));
        strangers.add(new Value("that throws", stage -> proxy(type, true), false));
        if (type == Arena.class) {
            strangers.clear();
            strangers.add(new Value("closed", stage -> {
                Arena arena = Arena.ofConfined();
                arena.close();
                return arena;
            }, false));
        } else if (AutoCloseable.class.isAssignableFrom(type) && Instances.has(type)) {
            strangers.add(new Value("closed", stage -> close(Instances.live(type, stage)), false));
        } else if (type == AudioSource.class || type == VideoSource.class) {
            throw new AssertionError("sources can be closed");
        }
        return strangers;
    }

    static Object close(Object resource) {
        try {
            ((AutoCloseable) resource).close();
            return resource;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static Object proxy(Class<?> type, boolean throwing) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (proxy, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "a stranger's " + type.getSimpleName();
                };
            }
            if (throwing) {
                throw new IllegalStateException("thrown by a stranger");
            }
            Class<?> result = method.getReturnType();
            return result.isPrimitive() && result != void.class ? Array.get(Array.newInstance(result, 1), 0) : null;
        });
    }
}
