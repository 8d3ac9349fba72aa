package org.livekit4j.ffi.internal;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * Who can change a file or folder. On POSIX systems that is its owner, its group and others by its mode, and everybody who can
 * do so with a folder above it, because a name in a folder can be given to another file. In a folder with the sticky bit, such as
 * {@code /tmp}, names belong to the owners of the files. An access control list shows in the mode of the group.
 *
 * <p>Windows has no such modes: there the folders of a user's profile, where the library goes, are that user's by their access
 * control lists, and nothing is checked.
 */
final class Ownership {
    private static final int ROOT = 0;
    private static final int WRITABLE_BY_OTHERS = 0022;
    private static final int STICKY = 01000;
    private static final int PERMISSIONS = 07777;
    /** The line of the real, effective, saved and file system's user. */
    private static final String IDS = "\nUid:";
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
    private static final int USER = POSIX ? effectiveUser() : ROOT;

    private Ownership() {}

    /** The id of the user that this process acts as; empty where users have no such ids. */
    static Optional<Integer> user() {
        return POSIX ? Optional.of(USER) : Optional.empty();
    }

    /**
     * The path without symbolic links, if nobody but this user and root can change what is there, or put something else in its
     * place.
     *
     * @throws UntrustedPathException if another user can
     */
    static Path trusted(Path path) throws IOException {
        if (!POSIX) {
            return path.toRealPath();
        }
        for (Path part = path.toAbsolutePath(); part != null; part = part.getParent()) {
            if (Files.isSymbolicLink(part)) {
                checkOwner(part, attributes(part));
            }
        }
        Path real = path.toRealPath();
        check(real, false);
        for (Path folder = real.getParent(); folder != null; folder = folder.getParent()) {
            check(folder, true);
        }
        return real;
    }

    private static void check(Path path, boolean above) throws IOException {
        Map<String, Object> attributes = attributes(path);
        checkOwner(path, attributes);
        int mode = (int) attributes.get("mode");
        if ((mode & WRITABLE_BY_OTHERS) != 0 && !(above && (mode & STICKY) != 0)) {
            throw new UntrustedPathException("others than its owner can write to %s (mode %o); chmod go-w \"%s\" helps"
                    .formatted(path, mode & PERMISSIONS, path));
        }
    }

    private static void checkOwner(Path path, Map<String, Object> attributes) throws IOException {
        int owner = (int) attributes.get("uid");
        if (owner != ROOT && owner != USER) {
            throw new UntrustedPathException(path + " belongs to the user with id " + owner
                    + "; it must belong to root or to the user with id " + USER + ", as whom this JVM runs");
        }
    }

    private static Map<String, Object> attributes(Path path) throws IOException {
        return Files.readAttributes(path, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
    }

    private static int effectiveUser() {
        return listedUser().orElseGet(Ownership::askedUser);
    }

    /** As Linux tells it in a file, which is read sooner than a function of the system is bound. */
    private static Optional<Integer> listedUser() {
        try {
            String status = Files.readString(Path.of("/proc/self/status"));
            StringTokenizer ids = new StringTokenizer(status.substring(status.indexOf(IDS) + IDS.length()));
            ids.nextToken(); // the real one
            return Optional.of(Integer.valueOf(ids.nextToken()));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static int askedUser() {
        try {
            return (int) SystemFunctions.find("geteuid", FunctionDescriptor.of(ValueLayout.JAVA_INT)).orElseThrow()
                    .invokeExact();
        } catch (Throwable e) {
            throw new AssertionError("every POSIX system has geteuid", e);
        }
    }
}
