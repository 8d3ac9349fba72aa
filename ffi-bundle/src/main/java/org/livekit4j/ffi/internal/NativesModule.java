package org.livekit4j.ffi.internal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a module that contains a library or a program. No module requires it, because its name depends on the platform. It can
 * therefore be on the module path, or in an image that {@code jlink} made, without being resolved.
 */
final class NativesModule {
    private static final String MODULE_PATH = "jdk.module.path";

    private NativesModule() {}

    /** @return null if there is no such module, or no such resource in it */
    static InputStream open(String module, String resource) throws IOException {
        return open(module, resource, System.getProperty(MODULE_PATH, ""));
    }

    static InputStream open(String module, String resource, String path) throws IOException {
        Optional<ModuleReference> found = finders(path).flatMap(finder -> find(finder, module).stream()).findFirst();
        if (found.isEmpty()) {
            return null;
        }
        try (ModuleReader reader = found.get().open()) {
            Optional<URI> at = reader.find(resource);
            if (at.isEmpty()) {
                return null;
            }
            URLConnection connection = at.get().toURL().openConnection();
            connection.setUseCaches(false);
            return connection.getInputStream();
        }
    }

    /** One for each entry: what is wrong with one entry says nothing about the others. */
    private static Stream<ModuleFinder> finders(String path) {
        Stream<ModuleFinder> entries = Arrays.stream(path.split(Pattern.quote(File.pathSeparator)))
                .filter(entry -> !entry.isEmpty()).map(entry -> ModuleFinder.of(Path.of(entry)));
        return Stream.concat(Stream.of(ModuleFinder.ofSystem()), entries);
    }

    private static Optional<ModuleReference> find(ModuleFinder finder, String module) {
        try {
            return finder.find(module);
        } catch (FindException e) {
            return Optional.empty();
        }
    }
}
