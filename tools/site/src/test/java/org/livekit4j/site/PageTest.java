package org.livekit4j.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {
    private static Page page(String path, String text) {
        return new Page(Path.of(path), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"The process lives | the-process-lives",
        "Secrets, names, files | secrets-names-files", "`livekit:top`, and more | livekittop-and-more",
        "[A bot](bot.md) | a-bot", "JDK 25, and why | jdk-25-and-why"})
    void shouldHaveTheAnchorOfTheRepositoryWhenItIsAHeading(String heading, String anchor) {
        assertThat(page("docs/a.md", "## " + heading).forSite()).isEqualTo("## <a id=\"" + anchor + "\"></a>" + heading + "\n");
    }

    @Test
    void shouldHaveAnchorsOfTheirOwnWhenHeadingsAreTheSame() {
        assertThat(page("docs/a.md", "## Rooms\n## Rooms").forSite()).contains("id=\"rooms\"", "id=\"rooms-1\"");
    }

    @Test
    void shouldStayAsItIsWhenItIsCode() {
        String code = "```sh\n# no heading\n[no](../README.md)\n```\n";

        assertThat(page("docs/a.md", code).forSite()).isEqualTo(code);
        assertThat(page("docs/a.md", code).links()).isEmpty();
    }

    @Test
    void shouldLeadToTheFirstPageOfTheSiteWhenALinkLeadsToTheReadme() {
        String text = "[one](../README.md#use-it) [two](bot.md) [three](../bench/README.md)\n";

        assertThat(page("docs/a.md", text).forSite())
                .isEqualTo("[one](../index.md#use-it) [two](bot.md) [three](../bench/README.md)\n");
        assertThat(page("README.md", "").pathInSite()).hasToString("index.md");
    }

    @Test
    void shouldKnowWhereItsLinksLeadWhenTheyAreFiles() {
        String text = "[a](bot.md), [b](adr/0001.md#x)\n![c](pictures/c.png) [d](https://example.com/x.md) [e](#here)";

        assertThat(page("docs/a.md", text).links()).extracting(link -> link.target().toString(), Page.Link::anchor)
                .containsExactly(tuple("docs/bot.md", ""),
                        tuple("docs/adr/0001.md", "#x"),
                        tuple("docs/pictures/c.png", ""));
    }
}
