package org.livekit4j.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The menu of the site: what the README lists as documentation, under its headings, and then every other page for users. */
final class Menu {
    private static final String SECTION = "## Documentation";
    private static final Path FOLDER = Path.of("docs");

    private final Map<Path, Page> pages;
    private final Map<String, List<String>> groups = new LinkedHashMap<>();
    private final Set<Page.Link> listed = new HashSet<>();

    Menu(Map<Path, Page> pages) {
        this.pages = pages;
        Page readme = pages.get(Page.FIRST);
        List<String> section = readme.text().lines().dropWhile(line -> !line.equals(SECTION)).skip(1)
                .takeWhile(line -> !line.startsWith("## ")).toList();
        if (section.isEmpty()) {
            throw new IllegalStateException(Page.FIRST + " has no section \"" + SECTION + "\", of which the menu is made");
        }
        String group = "Documentation";
        for (String line : section) {
            if (line.startsWith("### ")) {
                group = line.substring(4);
            }
            for (Page.Link link : readme.linksOf(line)) {
                add(group, link);
            }
        }
        pages.keySet().stream().filter(path -> FOLDER.equals(path.getParent()) && !listed.contains(new Page.Link(path, "")))
                .sorted()
                .forEach(path -> add("More", new Page.Link(path, "")));
    }

    private void add(String group, Page.Link link) {
        Page page = pages.get(link.target());
        if (page == null) {
            throw new IllegalStateException(Page.FIRST + " lists " + link.target() + ", which does not exist");
        }
        if (listed.add(link)) {
            String file = page.pathInSite().toString().replace('\\', '/').replaceFirst("\\.md$", ".html");
            groups.computeIfAbsent(group, _ -> new ArrayList<>())
                    .add("<item name=\"" + escaped(page.title(link.anchor())) + "\" href=\"" + escaped(file + link.anchor())
                            + "\"/>");
        }
    }

    /** For the descriptor of the site. */
    String xml() {
        StringBuilder xml = new StringBuilder();
        groups.forEach((name, items) -> xml.append("<menu name=\"").append(escaped(name)).append("\">\n")
                .append(String.join("\n", items)).append("\n</menu>\n"));
        return xml.toString();
    }

    private static String escaped(String text) {
        return text.replace("`", "").replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
