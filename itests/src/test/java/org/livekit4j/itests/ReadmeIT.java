package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The listings of the README and of the pages for users are source files that compile as they are printed. */
class ReadmeIT {
    private static final Path ROOT = Path.of(System.getProperty("livekit4j.root"));
    private static final int LONGEST_LISTING = 20;
    private static final int WIDEST_LINE = 100;
    private static final int LONGEST_PAGE = 120;
    private static final String PAGES = "docs/agents.md docs/audio-tools.md docs/bot.md docs/dashboard.md docs/data.md "
            + "docs/data-tracks.md docs/talk.md docs/recorder.md docs/encryption.md docs/bridge.md docs/desktop.md docs/karaf.md "
            + "docs/noise.md docs/plug-ins.md docs/production.md docs/starting.md docs/tokens.md "
            + "docs/video-tools.md";
    private static final Pattern LISTING = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Pattern TYPE = Pattern.compile("(?m)^(?:public )?(?:final )?(?:class|record|interface) (\\w+)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/agents.md", "docs/audio-tools.md", "docs/bot.md", "docs/data.md",
        "docs/data-tracks.md", "docs/talk.md",
        "docs/recorder.md",
        "docs/encryption.md",
        "docs/bridge.md",
        "docs/desktop.md", "docs/karaf.md", "docs/plug-ins.md", "docs/production.md", "docs/tokens.md", "docs/dashboard.md",
        "docs/noise.md", "docs/video-tools.md"})
    void shouldCompileWhatItPrints(String page) throws IOException {
        List<String> listings = listings(page);
        assertThat(listings).isNotEmpty();
        for (String listing : listings) {
            assertThat(messages(listing)).as(listing).isEmpty();
        }
    }

    @Test
    void shouldShowThreeShortListings() throws IOException {
        assertThat(listings("README.md")).hasSize(3)
                .allSatisfy(listing -> assertThat(listing.lines().count()).isLessThanOrEqualTo(LONGEST_LISTING));
    }

    @Test
    void shouldBeNarrowAndShort() throws IOException {
        for (String page : PAGES.split(" ")) {
            assertThat(text(page).lines().count()).as(page).isLessThanOrEqualTo(LONGEST_PAGE);
            assertNarrow(page);
        }
        assertNarrow("README.md");
    }

    @Test
    void shouldLinkToFilesThatExist() throws IOException {
        for (String page : Stream.concat(Stream.of("README.md"), Stream.of(PAGES.split(" "))).toList()) {
            Matcher links = LINK.matcher(text(page));
            while (links.find()) {
                assertThat(ROOT.resolve(page).resolveSibling(links.group(1))).as(page).exists();
            }
        }
    }

    private static void assertNarrow(String page) throws IOException {
        assertThat(text(page).lines()).as(page)
                .allSatisfy(line -> assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(WIDEST_LINE));
    }

    private static String text(String page) throws IOException {
        return Files.readString(ROOT.resolve(page));
    }

    private static List<String> listings(String page) throws IOException {
        List<String> listings = new ArrayList<>();
        Matcher blocks = LISTING.matcher(text(page));
        while (blocks.find()) {
            listings.add(blocks.group(1));
        }
        return listings;
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
