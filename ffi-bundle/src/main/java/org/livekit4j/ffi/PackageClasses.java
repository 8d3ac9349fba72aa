package org.livekit4j.ffi;

import java.io.IOException;
import java.lang.module.ModuleReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.livekit4j.ffi.internal.FlightLoader;
import org.livekit4j.ffi.internal.LateWork;

/**
 * Loads the classes of a package and its subpackages ahead of time, from the class path, the module path or a run-time image: no
 * class can be loaded while memory is full. In an OSGi framework, {@link BundleClasses} does this. Safe for use by several
 * threads.
 */
public final class PackageClasses {
    private static final Set<String> LOADED = ConcurrentHashMap.newKeySet();
    private static final String SUFFIX = ".class";

    private PackageClasses() {}

    /**
     * Loads the classes of the anchor's package and its subpackages, except generated ones. They are loaded once, on another
     * thread, after half a second, so that a program starts without waiting for them; this method does not wait.
     *
     * @param anchor any class of the package or of its {@code internal} subpackage
     */
    public static void load(Class<?> anchor) {
        String folder = anchor.getPackageName().replaceFirst("\\.internal$", "").replace('.', '/') + '/';
        if (LOADED.add(folder)) {
            LateWork.add(() -> names(anchor, folder).forEach(name -> load(name, anchor.getClassLoader())));
        }
    }

    /**
     * Has something else prepared on that thread, at that time. A failure of it has no consequences.
     *
     * @param preparation what is prepared, such as classes whose initialization takes memory
     */
    public static void prepare(Runnable preparation) {
        LateWork.add(Objects.requireNonNull(preparation, "preparation is null"));
    }

    /** Nothing where the classes cannot be listed: this is a precaution only. */
    static List<String> names(Class<?> anchor, String folder) {
        try {
            return list(anchor).stream()
                    .filter(path -> path.startsWith(folder) && path.endsWith(SUFFIX) && isLoadedAhead(path))
                    .map(path -> path.substring(0, path.length() - SUFFIX.length()).replace('/', '.')).toList();
        } catch (IOException | URISyntaxException | RuntimeException e) {
            return List.of();
        }
    }

    private static List<String> list(Class<?> anchor) throws IOException, URISyntaxException {
        Module module = anchor.getModule();
        if (module.isNamed()) {
            try (ModuleReader reader = module.getLayer().configuration().findModule(module.getName()).orElseThrow().reference()
                    .open(); Stream<String> all = reader.list()) {
                return all.toList();
            }
        }
        CodeSource source = anchor.getProtectionDomain().getCodeSource();
        URI place = source.getLocation().toURI();
        Path path = Path.of(place);
        if (Files.isDirectory(path)) {
            return list(path);
        }
        try (ZipFile jar = new ZipFile(path.toFile())) { // the file system of jars takes many classes of its own
            return jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
        }
    }

    private static List<String> list(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).map(file -> root.relativize(file).toString().replace('\\', '/')).toList();
        }
    }

    /** Generated code is large, and what it refers to lives as long as it does. Events have a loader of their own. */
    static boolean isLoadedAhead(String path) {
        return !path.contains("/proto/") && !FlightLoader.isEvent(path);
    }

    static void load(String name, ClassLoader loader) {
        try {
            Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            // An unresolved optional import, or annotations that do not exist at run time
        }
    }
}
