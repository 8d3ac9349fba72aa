package org.livekit4j.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import javax.security.auth.spi.LoginModule;
import org.ops4j.pax.exam.CoreOptions;
import org.ops4j.pax.exam.Option;

/** The realm {@code karaf} of a framework that has none: Ada is an administrator, and everybody else may look. */
public final class TestLogin implements LoginModule {
    static final String ROLE_CLASS = "org.livekit4j.itests.TestLogin$Role";
    static final String PASSWORD = "secret";
    private static final List<String> CLASSES = List.of("TestLogin", "TestLogin$Role");

    private Subject subject;
    private CallbackHandler handler;
    private String user;

    /** What users may be. */
    public record Role(String getName) implements Principal {}

    /** A framework whose JVM has the realm. */
    static Option installed() {
        try {
            Path folder = Files.createDirectories(Path.of("target", "realm").toAbsolutePath());
            Path configuration = Files.writeString(folder.resolve("jaas.conf"),
                    "karaf { " + TestLogin.class.getName() + " required; };\n");
            return CoreOptions.composite(CoreOptions.vmOption("-Xbootclasspath/a:" + jar(folder.resolve("realm.jar"))),
                    CoreOptions.vmOption("-Djava.security.auth.login.config=" + configuration));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jar(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : CLASSES) {
                zip.putNextEntry(new ZipEntry("org/livekit4j/itests/" + name + ".class"));
                try (InputStream in = TestLogin.class.getResourceAsStream(name + ".class")) {
                    in.transferTo(zip);
                }
            }
        }
        return file;
    }

    /** What a client sends for this user. */
    static String header(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void initialize(Subject empty, CallbackHandler asking, Map<String, ?> shared, Map<String, ?> options) {
        subject = empty;
        handler = asking;
    }

    @Override
    public boolean login() throws LoginException {
        NameCallback name = new NameCallback("name");
        PasswordCallback password = new PasswordCallback("password", false);
        try {
            handler.handle(new Callback[]{name, password});
        } catch (IOException | UnsupportedCallbackException e) {
            throw new LoginException(e.getMessage());
        }
        user = name.getName();
        if (!PASSWORD.equals(new String(password.getPassword()))) {
            throw new FailedLoginException("wrong");
        }
        return true;
    }

    @Override
    public boolean commit() {
        return subject.getPrincipals().add(new Role(user.equals("ada") ? "admin" : "viewer"));
    }

    @Override
    public boolean abort() {
        return true;
    }

    @Override
    public boolean logout() {
        return true;
    }
}
