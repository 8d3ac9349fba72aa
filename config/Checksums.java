import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * Compares what lies in Maven's local repository with the checksums that the project was built with. Maven 3.9 and newer do that
 * themselves, with the same list, before they use a file; this is for older ones. What is not there yet, or not listed, is
 * passed over.
 */
class Checksums {
    private static final int DIGITS = 64;

    /** Arguments: the list, in the format of {@code sha256sum}, and the repository. */
    public static void main(String... arguments) throws IOException {
        Path repository = Path.of(arguments[1]);
        List<String> wrong = Files.readAllLines(Path.of(arguments[0])).parallelStream()
                .filter(line -> Files.exists(file(repository, line)) && !line.startsWith(sha256(file(repository, line))))
                .map(line -> file(repository, line).toString()).toList();
        if (!wrong.isEmpty()) {
            System.err.println("These files are not those that the project was built with; delete them, so that Maven fetches them"
                    + " again, and look for who has changed them:");
            wrong.forEach(System.err::println);
            System.exit(1);
        }
    }

    private static Path file(Path repository, String line) {
        return repository.resolve(line.substring(DIGITS).strip());
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
