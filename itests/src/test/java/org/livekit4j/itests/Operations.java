package org.livekit4j.itests;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Dictionary;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.livekit4j.itests.room.TestServer;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.keeper.KeeperStatus;
import org.livekit4j.keeper.RoomKeeper;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Configurations for tests, mostly of rooms that are kept joined. */
final class Operations {
    static final String URL = "test.livekit.url";
    static final String KEY_FILE = "test.livekit.key.file";
    private static final long TIMEOUT_SECONDS = 60;

    private final Supplier<BundleContext> context;
    private final Set<Configuration> made = new HashSet<>();

    Operations(Supplier<BundleContext> context) {
        this.context = context;
    }

    /** A framework in which rooms can be kept joined, on the shared server if there is one. */
    static Option[] framework(Option... more) {
        Option keeping = composite(Felix.installed("org.apache.felix.configadmin"), Felix.installed("nimbus-jose-jwt"),
                Felix.installed("org.livekit4j.token"), Felix.installed("org.livekit4j.keeper"),
                Felix.installed("org.livekit4j.agent"));
        Option server = composite(TestServer.sharedIfPossible()
                .map(found -> new Option[]{systemProperty(URL).value(found.url()),
                    systemProperty(KEY_FILE).value(keyFile(found))})
                .orElse(new Option[0]));
        return new Option[]{composite(Felix.withLiveKit()), keeping, server, composite(more)};
    }

    /** What else operators install: commands, MBeans, health checks and meters, with the libraries of each. */
    static Option tools() {
        return composite(Felix.installed("org.livekit4j.management"), Felix.installed("org.apache.felix.gogo.runtime"),
                Felix.installed("org.livekit4j.shell"), Felix.installed("org.livekit4j.shell.gogo"),
                Felix.installed("jakarta.servlet-api"), Felix.installed("org.osgi.service.servlet"),
                Felix.installed("org.apache.felix.eventadmin"), Felix.installed("org.apache.felix.healthcheck.api"),
                Felix.installed("org.apache.felix.healthcheck.core"), Felix.installed("org.livekit4j.health"),
                Felix.installed("jspecify"), Felix.installed("micrometer-commons"), Felix.installed("micrometer-core"),
                Felix.installed("org.livekit4j.metrics"), Felix.installed("org.livekit4j.dashboard"),
                Felix.installed("org.livekit4j.devices"),
                Felix.installed("org.livekit4j.recorder"));
    }

    /** Felix's HTTP server, and an SLF4J 2 for it: that of the container is older. */
    static Option http() {
        return composite(Felix.installed("pax-logging-api"), Felix.installed("org.apache.felix.http.servlet-api"),
                Felix.installed("commons-io"),
                Felix.installed("commons-fileupload"), Felix.installed("org.apache.felix.http.jetty12"));
    }

    private static String keyFile(TestServer server) {
        try {
            Path folder = Files.createDirectories(Path.of("target").toAbsolutePath());
            Path file = Files.createTempFile(folder, "key", ".properties",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, "api.key=" + server.apiKey() + "\napi.secret=" + server.apiSecret() + "\n").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the PID */
    String keep(String name, Map<String, ?> properties) throws IOException {
        return make(RoomKeeper.FACTORY_PID, name, properties);
    }

    /** @return the PID */
    String make(String factory, String name, Map<String, ?> properties) throws IOException {
        Configuration configuration = admin().getFactoryConfiguration(factory, name, "?");
        made.add(configuration);
        configuration.update(dictionary(properties));
        return configuration.getPid();
    }

    /** A room of the shared server, with its key. */
    String keep(String room, String identity) throws IOException {
        return keep(room, of(room, identity));
    }

    /** What a configuration says of a room of the shared server. */
    Map<String, Object> of(String room, String identity) {
        return Map.of("url", context.get().getProperty(URL), "key.file", context.get().getProperty(KEY_FILE), "room", room,
                "identity", identity);
    }

    void configure(String pid, Map<String, ?> properties) throws IOException {
        Configuration configuration = admin().getConfiguration(pid, "?");
        made.add(configuration);
        configuration.update(dictionary(properties));
    }

    /** Deletes all configurations. */
    void forget() throws IOException {
        for (Configuration configuration : made) {
            configuration.delete();
        }
        made.clear();
    }

    private ConfigurationAdmin admin() {
        return new Services(context.get()).get(ConfigurationAdmin.class);
    }

    static Dictionary<String, ?> dictionary(Map<String, ?> properties) {
        return new Hashtable<>(properties);
    }

    RoomKeeper awaitKeeper(String pid, KeeperState state) {
        await().atMost(TIMEOUT_SECONDS, SECONDS).until(() -> {
            RoomKeeper found = keeper(pid);
            return found != null && found.status().state() == state;
        });
        return keeper(pid);
    }

    KeeperStatus status(String pid) {
        return keeper(pid).status();
    }

    /** Null if there is none. */
    RoomKeeper keeper(String pid) {
        try {
            for (ServiceReference<RoomKeeper> reference : context.get().getServiceReferences(RoomKeeper.class,
                    "(" + RoomKeeper.PID + "=" + pid + ")")) {
                return context.get().getService(reference);
            }
            return null;
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    void awaitNoKeeper() {
        await().atMost(TIMEOUT_SECONDS, SECONDS).until(() -> context.get().getServiceReference(RoomKeeper.class) == null);
    }
}
