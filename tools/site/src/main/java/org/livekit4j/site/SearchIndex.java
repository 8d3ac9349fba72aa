package org.livekit4j.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.livekit4j.text.JsonText;

/**
 * What {@code search.js} looks in: the text of each section of the pages, as a script, because a page that is opened as a file
 * may load no other kind of data. The Javadoc has an index of its own.
 */
final class SearchIndex {
    static final String FILE = "js/search-index.js";
    private static final Path API = Path.of("api");
    private static final String HEADINGS = "h1,h2,h3,h4";

    private final Path site;
    private final List<Section> sections = new ArrayList<>();

    /** Argument: the folder of the site. */
    public static void main(String... arguments) throws IOException {
        SearchIndex index = new SearchIndex(Path.of(arguments[0]));
        if (index.sections.isEmpty()) {
            throw new IllegalStateException(arguments[0] + " has no page with a text that could be found");
        }
        index.write();
        System.out.println(index.sections.size() + " sections can be found");
    }

    /** Pages that are deeper in the tree are found after the others. */
    SearchIndex(Path site) throws IOException {
        this.site = site;
        try (Stream<Path> all = Files.walk(site)) {
            List<Path> pages = all.map(site::relativize)
                    .filter(page -> page.toString().endsWith(".html") && !page.startsWith(API))
                    .sorted(Comparator.comparing(Path::getNameCount).thenComparing(Comparator.naturalOrder())).toList();
            for (Path page : pages) {
                add(page);
            }
        }
    }

    /**
     * What a heading stands above.
     *
     * @param file of the page, with slashes
     * @param anchor of the heading; empty if it has none
     * @param page the page's first heading
     */
    private record Section(String file, String anchor, String page, String heading, StringBuilder text) {

        String script() {
            return Stream.of(file, anchor, page, heading, text.toString().strip().replaceAll("\\s+", " ")).map(JsonText::quoted)
                    .collect(Collectors.joining(",", "[", "]"));
        }
    }

    private void add(Path file) throws IOException {
        Document page = Jsoup.parse(site.resolve(file));
        Element body = page.selectFirst("#bodyColumn");
        if (body == null) {
            return;
        }
        Element first = body.selectFirst(HEADINGS);
        String title = first == null ? page.title() : first.text();
        Section section = section(file, "", title, title);
        for (Node node : body.nodeStream().toList()) {
            if (node instanceof Element element && element.is(HEADINGS)) {
                if (element != first) {
                    section = section(file, anchor(element), title, element.text());
                }
            } else if (node instanceof TextNode text && ((Element) text.parentNode()).closest(HEADINGS) == null) {
                section.text().append(text.getWholeText());
            } else if (node instanceof Element element && element.isBlock()) {
                section.text().append(' ');
            }
        }
    }

    private Section section(Path file, String anchor, String page, String heading) {
        Section section = new Section(file.toString().replace('\\', '/'), anchor, page, heading, new StringBuilder());
        sections.add(section);
        return section;
    }

    private static String anchor(Element heading) {
        Element link = heading.selectFirst("a[id]");
        return link == null ? heading.id() : link.id();
    }

    void write() throws IOException {
        Path file = site.resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file,
                sections.stream().map(Section::script).collect(Collectors.joining(",\n", "livekit4jSections = [\n", "\n];\n")));
    }
}
