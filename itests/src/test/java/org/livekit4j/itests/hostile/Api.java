package org.livekit4j.itests.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.livekit4j.audio.Audio;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.queue.FfiQueues;

/** The public types whose methods can reach the native library, or make what reaches it. */
final class Api {
    private static final Map<Class<?>, Set<String>> PACKAGES = Map.of(Audio.class,
            Set.of("audio", "data", "room", "room/stream", "track", "video", "video/desktop", "time"),
            FfiClient.class, Set.of("ffi"), FfiQueues.class, Set.of("queue"));
    /** What bundles of LiveKit4j itself are made of. Nothing that a user says reaches the native library through it. */
    private static final Set<String> PARTS = Set.of("CallbackThreads", "Completion", "CompletionSignal", "LeakDetector",
            "PackagedProgram", "Polling", "RtcStatsReader", "SearchPath",
            "StripedCounters", "UserCode", "VarHandles", "WireReader", "FilteringQueue", "Mailbox", "Subscription",
            "PullSubscription",
            "QueueConstants",
            "ServiceSubscriberRegistry", "EventAdapter", "Lane", "ServiceFactory", "Opened", "ResourceTracker");

    /** What users implement. */
    private static final Set<String> USERS = Set.of("AudioFrameProcessor", "AudioSink", "VideoFrameProcessor", "VideoSink",
            "DataFrameProcessor", "DataSink",
            "RoomListener", "TextStreamHandler", "ByteStreamHandler", "SendProgress", "TokenSource", "RpcInterceptor", "Next",
            "EncoderControl",
            "RpcMethodHandler", "FfiListener", "EventSink", "EventRoute",
            "FfiEventSubscriber", "FfiEventFilter", "SubscriberRegistry", "Action", "Question");

    private Api() {}

    static List<Class<?>> types() {
        List<Class<?>> types = new ArrayList<>();
        PACKAGES.forEach((example, packages) -> types.addAll(in(example, packages)));
        return types.stream().filter(Api::tried).sorted(Comparator.comparing(Class::getName)).toList();
    }

    private static List<Class<?>> in(Class<?> example, Set<String> packages) {
        try {
            Path place = Path.of(example.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                return in(example, packages, place);
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return in(example, packages, jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Class<?>> in(Class<?> example, Set<String> packages, Path root) throws IOException {
        List<Class<?>> found = new ArrayList<>();
        for (String name : packages) {
            try (Stream<Path> files = Files.list(root.resolve("org").resolve("livekit4j").resolve(name))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                    String simple = file.getFileName().toString().replace(".class", "");
                    if (!simple.equals("package-info")) {
                        found.add(load("org.livekit4j." + name.replace('/', '.') + "." + simple, example.getClassLoader()));
                    }
                }
            }
        }
        return found;
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** What users write themselves is tried by what they do in it, elsewhere; events and exceptions are handed out, never taken. */
    private static boolean tried(Class<?> type) {
        return isPublic(type) && !type.isEnum() && !type.isAnnotation() && !Throwable.class.isAssignableFrom(type)
                && !USERS.contains(type.getSimpleName()) && !PARTS.contains(type.getSimpleName())
                && !type.getName().contains("RoomEvent") && !type.getName().contains("LeakDetector");
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getDeclaringClass() == null || isPublic(type.getDeclaringClass()));
    }

    static List<Executable> methods(Class<?> type) {
        List<Executable> methods = new ArrayList<>();
        if (!Modifier.isAbstract(type.getModifiers())) {
            methods.addAll(List.of(type.getConstructors()));
        }
        for (Executable method : type.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
                methods.add(method);
            }
        }
        return methods.stream().sorted(Comparator.comparing(Executable::toGenericString)).toList();
    }
}
