package org.livekit4j.bench.soak.sample;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All threads, virtual ones included, which only the JDK's own containers of threads know. A dump of the JDK's knows them, too, but has
 * ended the process (Temurin 25.0.3, in {@code JVM_CreateThreadSnapshot}). Needs {@code --add-exports java.base/jdk.internal.vm=ALL-UNNAMED}.
 */
public final class ThreadDump {

    private ThreadDump() {}

    /** All live threads. */
    static List<Thread> threads() {
        try {
            Class<?> containers = Class.forName("jdk.internal.vm.ThreadContainers", true, null);
            return of(containers.getMethod("root").invoke(null)).distinct().toList();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the JDK's containers of threads cannot be read; is the package exported?", e);
        }
    }

    private static Stream<Thread> of(Object container) throws ReflectiveOperationException {
        Class<?> type = Class.forName("jdk.internal.vm.ThreadContainer", true, null);
        Stream<Thread> all = list(type.getMethod("threads"), container).map(Thread.class::cast);
        for (Object child : list(type.getMethod("children"), container).toList()) {
            all = Stream.concat(all, of(child));
        }
        return all;
    }

    private static Stream<?> list(Method method, Object container) throws ReflectiveOperationException {
        return (Stream<?>) method.invoke(container);
    }

    /** Writes where each thread is. */
    public static void write(Path file) throws IOException {
        Files.writeString(file,
                threads().stream().map(thread -> thread + "\n" + stack(thread)).collect(Collectors.joining("\n")));
    }

    private static String stack(Thread thread) {
        return Arrays.stream(thread.getStackTrace()).map(frame -> "    at " + frame + "\n").collect(Collectors.joining());
    }
}
