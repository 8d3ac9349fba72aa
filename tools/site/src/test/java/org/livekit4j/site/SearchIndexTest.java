package org.livekit4j.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.browser.BrowserTab;
import org.livekit4j.browser.Chromium;

class SearchIndexTest {
    private static final Path SCRIPT = Path.of("src/site/js/search.js");

    @TempDir
    private Path site;

    @BeforeEach
    void write() throws IOException {
        page("index.html", ".", "<h1>Us</h1><p>Rooms, and what is <b>in</b>side.</p>");
        page("docs/bot.html", "..", """
                <section><h1><a id="a-bot"></a>A bot</h1><p>It answers.</p>
                <section><h2><a id="who-closes"></a>Who closes <code>what</code></h2>
                <p>The caller &amp; nobody else:
                <code>room.awaitEnd()</code></p><pre>a &lt;script&gt; of "yours"</pre></section></section>""");
        page("docs/adr/0001.html", "../..", "<h1>Bots</h1><p>Größe is text.</p>");
        page("api/Room.html", "..", "<h1>Room</h1><p>The Javadoc.</p>");
        Files.writeString(site.resolve("plain.html"), "<h1>Without a column</h1>");
    }

    private void page(String path, String root, String body) throws IOException {
        Path file = site.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                <!DOCTYPE html><html><head><meta charset="utf-8"><title>t</title>
                <script src="%s/js/search.js" defer="defer"></script></head><body>
                <div id="banner"><div class="pull-right"></div></div><main id="bodyColumn">%s</main></body></html>"""
                .formatted(root, body));
    }

    @Test
    void shouldHaveEachSectionOfThePagesWhenItIsWritten() throws IOException {
        SearchIndex.main(site.toString());

        assertThat(site.resolve(SearchIndex.FILE)).content().isEqualTo("""
                livekit4jSections = [
                ["index.html","","Us","Us","Rooms, and what is inside."],
                ["docs/bot.html","","A bot","A bot","It answers."],
                ["docs/bot.html","who-closes","A bot","Who closes what",\
                "The caller & nobody else: room.awaitEnd() a <script> of \\"yours\\""],
                ["docs/adr/0001.html","","Bots","Bots","Gr\\u00f6\\u00dfe is text."]
                ];
                """);
    }

    @Test
    void shouldFailWhenNothingCouldBeFound(@TempDir Path empty) {
        assertThatThrownBy(() -> SearchIndex.main(empty.toString())).hasMessageContaining("no page with a text");
    }

    private static String found(String selector) {
        return "[...document.querySelectorAll('#search-found " + selector + "')].map(one => one.textContent).join('|')";
    }

    private static void search(BrowserTab tab, String words) {
        tab.value("document.activeElement.value = '" + words + "'; document.activeElement.dispatchEvent(new Event('input'))");
    }

    @Test
    void shouldLeadToTheSectionWithoutANetworkOrAMouse() throws Exception {
        assumeTrue(Chromium.isExpected(), "no browser: there is no chromium");
        SearchIndex.main(site.toString());
        Files.copy(SCRIPT, site.resolve("js/search.js"));
        try (BrowserTab tab = BrowserTab.open()) {
            tab.go(site.resolve("docs/adr/0001.html").toUri().toString());
            tab.awaitTrue("document.getElementById('search-words') !== null");
            tab.press("/", 191);
            tab.awaitTrue("document.activeElement.id === 'search-words'");
            search(tab, "bot");
            tab.awaitTrue(found("a") + " === 'A bot|Bots|A bot: Who closes what'");
            assertThat(tab.value("String(document.querySelector('h1').offsetParent === null)")).isEqualTo("true");

            search(tab, "AWAIT <script>");
            tab.awaitTrue(found("a") + " === 'A bot: Who closes what'");
            assertThat(tab.value(found("mark"))).isEqualTo("await|<script>");
            tab.press("Escape", 27);
            tab.awaitTrue("document.querySelector('h1').offsetParent !== null");
            search(tab, "größe nowhere");
            tab.awaitTrue(found("p") + ".startsWith('0 sections')");

            search(tab, "closes");
            tab.awaitTrue(found("a") + " === 'A bot: Who closes what'");
            tab.press("ArrowDown", 40);
            tab.awaitTrue("document.activeElement.tagName === 'A'");
            tab.press("Enter", 13);
            tab.awaitTrue("location.pathname.endsWith('/docs/bot.html') && location.hash === '#who-closes'");
            assertThat(tab.failures()).isEmpty();
        }
    }
}
