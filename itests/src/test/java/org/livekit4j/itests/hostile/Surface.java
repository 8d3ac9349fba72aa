package org.livekit4j.itests.hostile;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.livekit4j.LiveKitException;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.queue.OwnedFfiEventQueue;

/**
 * A case for each public method, with each bad argument in place of each good one, and with good ones on an object that is closed. Methods are found
 * by reflection: a new one is tried, or makes this fail because nobody knows how to try it.
 */
final class Surface {
    private static final List<Class<? extends Throwable>> REFUSALS = List.of(IllegalArgumentException.class,
            IllegalStateException.class, LiveKitException.class, TimeoutException.class, IOException.class);
    /** What waits by design. */
    private static final Set<String> WAITING = Set.of("take", "poll", "capture", "iterator", "awaitPlayout", "awaitEnd",
            "awaitParticipant", "awaitPublication", "awaitTrack");
    /** What takes the number of something that there may be none of. */
    private static final Set<String> INDEXED = Set.of("plane", "layout", "wire");
    /** An address is believed; that is said in the Javadoc. */
    private static final Set<String> TRUSTING = Set.of("copy", "view");

    private Surface() {}

    static List<HostileCase> cases(boolean ofARoom) {
        List<HostileCase> cases = new ArrayList<>();
        for (Class<?> type : Api.types()) {
            Api.methods(type).stream().filter(method -> needsARoom(type, method) == ofARoom)
                    .forEach(method -> cases.addAll(of(type, method)));
        }
        return cases;
    }

    private static boolean needsARoom(Class<?> type, Executable method) {
        return Instances.ofARoom(type) || Stream.of(method.getParameterTypes()).anyMatch(Instances::ofARoom);
    }

    private static List<HostileCase> of(Class<?> type, Executable method) {
        List<HostileCase> cases = new ArrayList<>();
        Parameter[] parameters = method.getParameters();
        String name = type.getSimpleName() + "." + (method instanceof Constructor ? "new" : method.getName()) + signature(method);
        boolean onAnObject = method instanceof Method && !Modifier.isStatic(method.getModifiers());
        if (parameters.length == 0 || !onAnObject) {
            cases.add(new HostileCase(name, stage -> call(type, method, stage, -1, null, false), waits(method),
                    allowed(method, false),
                    true));
        }
        for (int i = 0; i < parameters.length; i++) {
            for (Values.Value value : values(method, parameters[i])) {
                int index = i;
                cases.add(new HostileCase(name + " with argument " + i + " " + value.name(),
                        stage -> call(type, method, stage, index, value, false), waits(method), allowed(method, value.nothing()),
                        true));
            }
        }
        if (onAnObject && AutoCloseable.class.isAssignableFrom(type)) {
            cases.add(new HostileCase(name + " when closed", stage -> call(type, method, stage, -1, null, true), waits(method),
                    allowed(method, false), true));
        }
        if (onAnObject && Instances.has(type)) {
            cases.add(after(name + " when its client is gone", method, stage -> stage.remains(type, true)));
        }
        if (onAnObject && Instances.ofARoom(type)) {
            cases.add(after(name + " when its room has ended", method, stage -> stage.remains(type, false)));
        }
        return cases;
    }

    private static HostileCase after(String name, Executable method, Function<Stage, Object> remains) {
        return new HostileCase(name, stage -> {
            Object target = remains.apply(stage);
            return invoke(method, target, arguments(method, stage, -1, null));
        }, waits(method), allowed(method, false), true);
    }

    private static List<Values.Value> values(Executable method, Parameter parameter) {
        List<Values.Value> values = Values.of(parameter.getType());
        return TRUSTING.contains(method.getName()) && parameter.getType() == long.class
                ? values.stream().filter(value -> value.name().startsWith("-") || value.name().equals("0")).toList()
                : values;
    }

    private static String signature(Executable method) {
        return Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName)
                .collect(java.util.stream.Collectors.joining(", ", "(", ")"));
    }

    private static boolean waits(Executable method) {
        return WAITING.contains(method.getName());
    }

    private static List<Class<? extends Throwable>> allowed(Executable method, boolean nothing) {
        List<Class<? extends Throwable>> allowed = new ArrayList<>(REFUSALS);
        if (nothing) {
            allowed.add(NullPointerException.class);
        }
        if (INDEXED.contains(method.getName())) {
            allowed.add(IndexOutOfBoundsException.class);
        }
        return allowed;
    }

    private static Object call(Class<?> type, Executable method, Stage stage, int index, Values.Value value, boolean closed)
            throws Throwable {
        boolean onAnObject = method instanceof Method && !Modifier.isStatic(method.getModifiers());
        Object target = onAnObject ? target(type, stage) : null;
        Object[] arguments = arguments(method, stage, index, value);
        if (closed) {
            Values.close(target);
        }
        try {
            return invoke(method, target, arguments);
        } finally {
            if (closed && endsAll(target) || method.getName().equals("close") && endsAll(target)) {
                stage.renew();
            }
        }
    }

    private static Object[] arguments(Executable method, Stage stage, int index, Values.Value value) {
        Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = i == index
                    ? value.make().apply(stage)
                    : TRUSTING.contains(method.getName()) && method.getParameterTypes()[i] == long.class
                            ? 0L
                            : Arguments.of(method.getParameters()[i], stage);
        }
        return arguments;
    }

    private static Object invoke(Executable method, Object target, Object[] arguments) throws Throwable {
        try {
            Object result = method instanceof Constructor<?> constructor
                    ? constructor.newInstance(arguments)
                    : ((Method) method).invoke(target, arguments);
            use(result);
            return result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object target(Class<?> type, Stage stage) {
        if (type.isInterface() && !Instances.has(type)) {
            throw new AssertionError("nobody knows how to have a " + type.getName() + ": say it in Instances");
        }
        return Instances.has(type) ? Instances.live(type, stage) : Arguments.of(type, stage);
    }

    /** Of what a case opens, nothing may stay open. */
    private static void use(Object result) throws Exception {
        String.valueOf(result);
        if (result instanceof AutoCloseable resource) {
            resource.close();
        }
    }

    private static boolean endsAll(Object target) {
        return target instanceof FfiClient || target instanceof OwnedFfiEventQueue;
    }
}
