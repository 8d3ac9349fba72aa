package org.livekit4j.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    @TempDir
    private Path root;
    private Path target;

    @BeforeEach
    void write() throws IOException {
        target = root.resolve("target");
        file("README.md", "# Us\n## Documentation\n### Guides\n| [x](docs/bot.md) | bots |\n### Project\n[y](NEWS.md)\n## End\n");
        file("NEWS.md", "# News & \"more\"\n");
        file("docs/bot.md", "# A bot\n![p](pictures/p.png) [gone](gone.md)\n");
        file("docs/pictures/p.png", "picture");
        file("docs/pictures/make", "nothing links here");
        file("docs/new.md", "# New\n");
        file("docs/adr/0001.md", "# One\n");
        file("template/site.xml", "<site><menus/></site>");
        file("template/css/site.css", "a {}");
    }

    private void file(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    private void lay() throws IOException {
        new Sources(root).write(root.resolve("template"), target);
    }

    @Test
    void shouldBeWhereItIsInTheRepositoryWhenItIsAPageOrLinkedTo() throws IOException {
        lay();

        assertThat(target.resolve("markdown")).isDirectoryRecursivelyContaining("glob:**/index.md")
                .isDirectoryRecursivelyContaining("glob:**/docs/adr/0001.md").isDirectoryRecursivelyContaining("glob:**/NEWS.md");
        assertThat(target.resolve("resources/docs/pictures/p.png")).hasContent("picture");
        assertThat(target.resolve("resources/docs/pictures/make")).doesNotExist();
        assertThat(target.resolve("resources/css/site.css")).hasContent("a {}");
    }

    @Test
    void shouldListWhatTheReadmeListsAndThenTheOtherGuidesWhenItIsTheMenu() throws IOException {
        lay();

        assertThat(Files.readString(target.resolve("site.xml"))).isEqualTo("""
                <site><menu name="Guides">
                <item name="A bot" href="docs/bot.html"/>
                </menu>
                <menu name="Project">
                <item name="News &amp; &quot;more&quot;" href="NEWS.html"/>
                </menu>
                <menu name="More">
                <item name="New" href="docs/new.html"/>
                </menu>
                </site>""");
    }

    @Test
    void shouldFailWhenTheReadmeListsAPageThatDoesNotExist() throws IOException {
        file("README.md", "# Us\n## Documentation\n[x](docs/gone.md)\n");

        assertThatThrownBy(this::lay).hasMessage("README.md lists docs/gone.md, which does not exist");
    }

    @Test
    void shouldFailWhenTheReadmeListsNothing() throws IOException {
        file("README.md", "# Us\n");

        assertThatThrownBy(this::lay).hasMessageContaining("## Documentation");
    }
}
