package org.livekit4j.karaf.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** An unpacked Karaf with ports of its own and two users, Ada the administrator and Bob who may only look. */
record KarafHost(Path home, int registryPort, int serverPort) {
    static final String ADMIN = "ada";
    static final String VIEWER = "bob";
    static final String PASSWORD = "secret";

    /** Unpacks the archives over one another. */
    static KarafHost unpack(String name, String... archives) throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("karaf.folder"), name);
        Script.run(home.getParent(), List.of("rm", "-rf", home.toString()));
        Files.createDirectories(home);
        for (String archive : archives) {
            // The kit's paths begin at Karaf's home, those of the others at a folder that holds it.
            String depth = archive.equals("karaf.kit") ? "0" : "1";
            Script.run(home, List.of("tar", "-xzf", System.getProperty(archive), "--strip-components=" + depth));
        }
        return new KarafHost(home, freePort(), freePort()).configured();
    }

    private KarafHost configured() throws IOException {
        set("etc/org.apache.karaf.shell.cfg", "sshPort", Integer.toString(freePort()));
        set("etc/org.apache.karaf.shell.cfg", "sshHost", "127.0.0.1");
        set("etc/org.apache.karaf.management.cfg", "rmiRegistryPort", Integer.toString(registryPort));
        set("etc/org.apache.karaf.management.cfg", "rmiServerPort", Integer.toString(serverPort));
        Files.write(home.resolve("etc/org.ops4j.pax.web.cfg"), List.of("org.osgi.service.http.port = " + freePort(),
                "org.ops4j.pax.web.listening.addresses = 127.0.0.1"));
        // Nothing comes from anywhere but the archives.
        set("etc/org.ops4j.pax.url.mvn.cfg", "org.ops4j.pax.url.mvn.repositories", "");
        set("etc/org.ops4j.pax.url.mvn.cfg", "org.ops4j.pax.url.mvn.localRepository", home.resolve("data/maven").toString());
        Files.write(home.resolve("etc/users.properties"), List.of(ADMIN + " = " + PASSWORD + ",_g_:admingroup",
                VIEWER + " = " + PASSWORD + ",viewer,ssh", "_g_\\:admingroup = group,admin,manager,viewer,systembundles,ssh"),
                StandardOpenOption.TRUNCATE_EXISTING);
        return this;
    }

    private void set(String file, String key, String value) throws IOException {
        Path path = home.resolve(file);
        try (Stream<String> lines = Files.lines(path)) {
            List<String> others = lines.filter(line -> !line.matches("\\s*" + key.replace(".", "\\.") + "\\s*=.*")).toList();
            Files.write(path, Stream.concat(others.stream(), Stream.of("", key + " = " + value)).toList());
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    Script.Result script(String name, String... arguments) throws IOException, InterruptedException {
        return script(Map.of(), name, arguments);
    }

    Script.Result script(Map<String, String> environment, String name, String... arguments)
            throws IOException, InterruptedException {
        return Script.run(home, environment, "", words(name, arguments));
    }

    private List<String> words(String name, String... arguments) {
        return Stream.concat(Stream.of(home.resolve("bin").resolve(name).toString()), Stream.of(arguments)).toList();
    }

    /** By Karaf's own client, which speaks SSH. */
    Script.Result command(String user, String command) throws IOException, InterruptedException {
        return Script.run(home, Map.of(), command + "\n", words("client", "-u", user, "-p", PASSWORD, "-b"));
    }

    JMXConnector jmx(String user) throws IOException {
        String url = "service:jmx:rmi://127.0.0.1:%d/jndi/rmi://127.0.0.1:%d/karaf-root".formatted(serverPort, registryPort);
        return JMXConnectorFactory.connect(new JMXServiceURL(url),
                Map.of(JMXConnector.CREDENTIALS, new String[]{user, PASSWORD}));
    }

    /** The process that the script started. */
    ProcessHandle process() throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readString(home.resolve("karaf.pid")).strip())).orElseThrow();
    }
}
