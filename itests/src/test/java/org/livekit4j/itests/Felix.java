package org.livekit4j.itests;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.vmOption;

import java.nio.file.Path;
import org.ops4j.pax.exam.Option;

/** A Felix with what a user installs, and with what the tests need. The container brings an SLF4J. */
final class Felix {

    private Felix() {}

    static Option[] withLiveKit() {
        return options(vmOption("-XX:TieredStopAtLevel=1"), vmOption("-XX:+UseSerialGC"),
                vmOption("--enable-native-access=ALL-UNNAMED"), vmOption("--sun-misc-unsafe-memory-access=allow"),
                systemProperty("org.ops4j.pax.logging.DefaultServiceLog.level").value("WARN"), declarativeServices(), liveKit(),
                testLibraries());
    }

    private static Option declarativeServices() {
        return composite(installed("org.osgi.util.function"), installed("org.osgi.util.promise"),
                installed("org.osgi.service.component"), installed("org.apache.felix.scr"));
    }

    private static Option liveKit() {
        return composite(installed("protobuf-java"), installed("org.livekit4j.api"), fragment(Jars.natives()),
                installed("org.livekit4j.ffi"), installed("org.livekit4j.queue"), installed("org.livekit4j.media"),
                installed("org.livekit4j.audio"),
                installed("org.livekit4j.video"), installed("org.livekit4j.data"), installed("org.livekit4j.room"));
    }

    private static Option testLibraries() {
        return composite(junitBundles(), installed("hamcrest"), installed("byte-buddy"), installed("assertj-core"),
                installed("awaitility"));
    }

    static Option installed(String artifact) {
        return bundle(reference(Jars.of(artifact)));
    }

    /** Installed, and left for the test to start. */
    static Option stopped(String artifact) {
        return fragment(Jars.of(artifact));
    }

    private static Option fragment(Path jar) {
        return bundle(reference(jar)).noStart();
    }

    private static String reference(Path jar) {
        return "reference:" + jar.toUri();
    }
}
