package org.livekit4j.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkCheckTest {
    @TempDir
    private Path site;

    @BeforeEach
    void write() throws IOException {
        file("index.html", "<a href=\"docs/bot.html#who-closes-what\">x</a> <a href=\"api/index.html\">y</a>"
                + " <a href=\"https://example.com/none\">z</a> <a href=\"#\">top</a>");
        file("docs/bot.html",
                "<h2><a id=\"who-closes-what\"></a>Who</h2> <img src=\"pictures/p.png\"> <a href=\"#who-closes-what\">w</a>");
        file("docs/pictures/p.png", "picture");
        file("api/index.html",
                "<a href=\"../docs/bot.html\">b</a> <a href=\"#of(short%5B%5D,int)\">m</a> <h3 id=\"of(short[],int)\">of</h3>");
    }

    private void file(String path, String body) throws IOException {
        Files.createDirectories(site.resolve(path).getParent());
        Files.writeString(site.resolve(path), "<html><body>" + body + "</body></html>");
    }

    @Test
    void shouldFindNothingWhenEachLinkLeadsSomewhere() throws IOException {
        assertThat(new LinkCheck(site).broken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "<a href='gone.html'>x</a> | docs/new.html: gone.html: no such file in the site",
        "<a href='bot.html#gone'>x</a> | docs/new.html: bot.html#gone: no such anchor in that page",
        "<a href='#gone'>x</a> | docs/new.html: #gone: no such anchor in that page",
        "<a href='../api'>x</a> | docs/new.html: ../api: no such file in the site",
        "<a href='../../outside.html'>x</a> | docs/new.html: ../../outside.html: no such file in the site",
        "<a href='/index.html'>x</a> | docs/new.html: /index.html: no such file in the site",
        "<a href='file:///etc/hosts'>x</a> | docs/new.html: file:///etc/hosts: nothing that others have",
        "<img src='pictures/gone.png'> | docs/new.html: pictures/gone.png: no such file in the site",
        "<script src='https://example.com/x.js'></script> | docs/new.html: https://example.com/x.js: the page needs a network",
        "<link rel='stylesheet' href='//example.com/x.css'> | docs/new.html: //example.com/x.css: the page needs a network"})
    void shouldNamePageAndLinkWhenALinkIsBroken(String body, String fault) throws IOException {
        file("docs/new.html", body);

        assertThat(new LinkCheck(site).broken()).containsExactly(fault);
    }

    @Test
    void shouldFindAllLinksToAPageWhenItIsGone() throws IOException {
        Files.delete(site.resolve("docs/bot.html"));

        assertThat(new LinkCheck(site).broken()).containsExactlyInAnyOrder(
                "index.html: docs/bot.html#who-closes-what: no such file in the site",
                "api/index.html: ../docs/bot.html: no such file in the site");
    }
}
