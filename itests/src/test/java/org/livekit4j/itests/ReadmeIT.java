package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The listings of the README and of the documentation are source files that compile as they are printed. */
class ReadmeIT {
    private static final Path ROOT = Path.of(System.getProperty("livekit4j.root"));
    private static final int LONGEST_LISTING = 20;
    private static final int WIDEST_LINE = 100;
    private static final int LONGEST_PAGE = 120;
    /** Pages of the documentation that are looked things up in; the others are read from the beginning to the end. */
    private static final Set<String> REFERENCES = Set.of("docs/architecture.md", "docs/mutation.md", "docs/performance.md",
            "docs/robustness.md", "docs/scale.md");
    private static final Pattern LISTING = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Pattern TYPE = Pattern.compile("(?m)^(?:public )?(?:final )?(?:class|record|interface) (\\w+)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    @TempDir
    private Path folder;

    private static List<String> documentation() {
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
            return pages.map(page -> ROOT.relativize(page).toString()).filter(page -> page.endsWith(".md")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> pages() {
        return Stream.concat(Stream.of("README.md"), documentation().stream());
    }

    static List<String> pagesWithListings() {
        return pages().filter(page -> listings(page).findAny().isPresent()).toList();
    }

    @ParameterizedTest
    @MethodSource("pagesWithListings")
    void shouldCompileWhatItPrints(String page) throws IOException {
        for (String listing : listings(page).toList()) {
            assertThat(messages(listing)).as(listing).isEmpty();
        }
    }

    @Test
    void shouldShowThreeShortListings() {
        assertThat(listings("README.md").toList()).hasSize(3)
                .allSatisfy(listing -> assertThat(listing.lines().count()).isLessThanOrEqualTo(LONGEST_LISTING));
    }

    @Test
    void shouldBeNarrowAndShort() {
        assertNarrow("README.md");
        for (String page : documentation()) {
            if (!REFERENCES.contains(page)) {
                assertNarrow(page);
                assertThat(text(page).lines().count()).as(page).isLessThanOrEqualTo(LONGEST_PAGE);
            }
        }
    }

    @Test
    void shouldLinkToFilesThatExist() {
        for (String page : pages().toList()) {
            Matcher links = LINK.matcher(text(page));
            while (links.find()) {
                assertThat(ROOT.resolve(page).resolveSibling(links.group(1))).as(page).exists();
            }
        }
    }

    private static void assertNarrow(String page) {
        assertThat(text(page).lines()).as(page)
                .allSatisfy(line -> assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(WIDEST_LINE));
    }

    private static String text(String page) {
        try {
            return Files.readString(ROOT.resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> listings(String page) {
        return LISTING.matcher(text(page)).results().map(block -> block.group(1));
    }

    /** What the compiler says of a file with this text; nothing if it compiles. */
    private String messages(String source) throws IOException {
        Matcher type = TYPE.matcher(source);
        Path file = folder.resolve((type.find() ? type.group(1) : "Listing") + ".java");
        Files.writeString(file, source);
        StringWriter output = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(output, files, null,
                    List.of("-proc:none", "-classpath", System.getProperty("java.class.path"), "-d", folder.toString()), null,
                    files.getJavaFileObjects(file)).call();
            return compiled ? "" : output.toString();
        }
    }
}
