package org.livekit4j.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in Markdown. Its links are those of the repository, so that it can be read there.
 *
 * @param path where it is, from the root of the repository
 */
record Page(Path path, String text) {
    /** The page that the site begins with, in the repository and in the site. */
    static final Path FIRST = Path.of("README.md");
    private static final String FIRST_OF_SITE = "index.md";
    private static final Pattern FENCE = Pattern.compile("^\\s*(```|~~~)");
    private static final Pattern HEADING = Pattern.compile("^(#{1,6}) +(.*\\S)\\s*$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#:]+)(#[^)\\s]*)?\\)");

    /** A link to another file: where from the root, and the anchor there with its {@code #}, which may be empty. */
    record Link(Path target, String anchor) {}

    /** The heading with this anchor, or that of the page if the anchor is empty or there is none. */
    String title(String anchor) {
        LinkedHashMap<String, String> headings = new LinkedHashMap<>();
        Map<String, Integer> used = new HashMap<>();
        prose(line -> {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                headings.put("#" + anchor(heading.group(2), used), heading.group(2));
            }
            return line;
        });
        return headings.getOrDefault(anchor, headings.isEmpty() ? path.toString() : headings.firstEntry().getValue());
    }

    List<Link> links() {
        List<Link> links = new ArrayList<>();
        prose(line -> {
            links.addAll(linksOf(line));
            return line;
        });
        return links;
    }

    List<Link> linksOf(String line) {
        return LINK.matcher(line).results()
                .map(link -> new Link(target(link.group(1)), link.group(2) == null ? "" : link.group(2))).toList();
    }

    private Path target(String link) {
        return path.resolveSibling(link).normalize();
    }

    Path pathInSite() {
        return path.equals(FIRST) ? path.resolveSibling(FIRST_OF_SITE) : path;
    }

    /** What the generator reads: its headings have the anchors that they have in the repository's web view. */
    String forSite() {
        Map<String, Integer> used = new HashMap<>();
        return prose(line -> {
            Matcher heading = HEADING.matcher(line);
            return heading.matches()
                    ? heading.group(1) + " <a id=\"" + anchor(heading.group(2), used) + "\"></a>" + heading.group(2)
                    : LINK.matcher(line).replaceAll(link -> Matcher.quoteReplacement(inSite(link.group(), link.group(1))));
        });
    }

    private String inSite(String link, String file) {
        return target(file).equals(FIRST) ? link.replace(FIRST.toString(), FIRST_OF_SITE) : link;
    }

    private static String anchor(String heading, Map<String, Integer> used) {
        String anchor = heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1").toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "").replace(' ', '-');
        int count = used.merge(anchor, 1, Integer::sum) - 1;
        return count == 0 ? anchor : anchor + "-" + count;
    }

    /** The text, where each line that is not code is changed. */
    private String prose(UnaryOperator<String> change) {
        StringBuilder changed = new StringBuilder();
        boolean code = false;
        for (String line : text.lines().toList()) {
            boolean fence = FENCE.matcher(line).find();
            changed.append(code || fence ? line : change.apply(line)).append('\n');
            code ^= fence;
        }
        return changed.toString();
    }
}
