package org.livekit4j.ffi.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.Optional;
import java.util.Properties;
import org.livekit4j.ffi.FfiException;

/**
 * What a fragment holds. Fragments and class paths have it by the class loader; a module that nothing requires is looked for.
 *
 * @param loader of the bundle that the fragment belongs to
 * @param bundle the fragment's name
 * @param module the name that it has as a module
 */
record PackagedResources(ClassLoader loader, String bundle, String module) {

    /** @return null if there is none */
    private InputStream open(String path) throws IOException {
        InputStream in = loader.getResourceAsStream(path);
        return in != null ? in : NativesModule.open(module, path);
    }

    /** @return empty if there is no such file */
    Optional<Properties> properties(String path) {
        try (InputStream in = open(path)) {
            if (in == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(in);
            return Optional.of(properties);
        } catch (IOException e) {
            throw new FfiException("cannot read " + path, e);
        } catch (IllegalArgumentException e) {
            throw damaged(path + " does not say what it holds", e);
        }
    }

    /** @throws FfiException if there is no such file, or it has another hash */
    void write(String path, String sha256, OutputStream target) throws IOException {
        try (InputStream in = open(path)) {
            if (in == null) {
                throw damaged("it does not hold " + path, null);
            }
            DigestInputStream digested = new DigestInputStream(in, Sha256.digest());
            digested.transferTo(target);
            if (!sha256.equals(Sha256.text(digested.getMessageDigest()))) {
                throw damaged(path + " in it has the wrong SHA-256", null);
            }
        }
    }

    FfiException damaged(String what, Exception cause) {
        return new FfiException("the bundle " + bundle + " is damaged: " + what, cause);
    }
}
