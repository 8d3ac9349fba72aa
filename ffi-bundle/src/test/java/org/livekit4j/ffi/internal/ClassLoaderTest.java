package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;

/** A refreshed bundle leaves no class loader behind, although the library and its pointer to the callback stay for ever. */
class ClassLoaderTest {

    /**
     * Everything that the tests run with: the classes are loaded anew, and nothing is shared but the JDK's. The platform's class
     * loader is no parent, because it finds the classes of all modules.
     */
    private static URLClassLoader loader() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String property : List.of("java.class.path", "jdk.module.path")) {
            for (String entry : System.getProperty(property, "").split(File.pathSeparator)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        urls.add(testClasses().toUri().toURL());
        return new URLClassLoader(urls.toArray(URL[]::new), null);
    }

    /** Where this test is: in module mode its classes patch the module's, and no path names them. */
    private static Path testClasses() throws Exception {
        Path folder = Path.of(LibraryUse.class.getResource("LibraryUse.class").toURI()).getParent();
        for (int i = LibraryUse.class.getPackageName().split("\\.").length; i > 0; i--) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** In a method of its own, so that no variable refers to what it makes. */
    private static List<WeakReference<?>> useAndDrop() throws Exception {
        try (URLClassLoader loader = loader()) {
            Class<?> use = loader.loadClass(LibraryUse.class.getName());
            assertThat(use).isNotSameAs(LibraryUse.class);
            assertThat(use.getClassLoader()).isSameAs(loader);
            assertThat(((Callable<?>) use.getConstructor().newInstance()).call()).isEqualTo("0.13.2");
            return Stream.of(loader, use).<WeakReference<?>>map(WeakReference::new).toList();
        }
    }

    @RepeatedTest(3)
    void shouldBeCollectedWhenTheLibraryWasClosed() throws Exception {
        List<WeakReference<?>> dropped = useAndDrop();

        await().untilAsserted(() -> {
            System.gc();
            assertThat(dropped).allSatisfy(reference -> assertThat(reference.get()).isNull());
        });
    }
}
