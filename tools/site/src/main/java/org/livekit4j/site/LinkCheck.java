package org.livekit4j.site;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Whether a site can be read without a network and each of its links leads somewhere: to a file of the site, and to an anchor of
 * that file. Links to other sites are not followed.
 */
final class LinkCheck {
    private static final Set<String> ELSEWHERE = Set.of("http", "https", "mailto", "javascript", "data");

    private final Path site;
    private final Map<Path, Document> pages = new TreeMap<>();
    private final Map<Path, Set<String>> anchors = new TreeMap<>();
    private final List<String> broken = new ArrayList<>();
    private int links;

    /** Argument: the folder of the site. Ends the JVM with 1 if a link is broken. */
    public static void main(String... arguments) throws IOException {
        LinkCheck check = new LinkCheck(Path.of(arguments[0]));
        List<String> broken = check.broken();
        if (!broken.isEmpty()) {
            System.err.println(broken.size() + " links of the site are broken:");
            broken.forEach(System.err::println);
            System.exit(1);
        }
        System.out.println(check.links + " links of " + check.pages.size() + " pages lead somewhere");
    }

    LinkCheck(Path site) throws IOException {
        this.site = site.toAbsolutePath().normalize();
        try (Stream<Path> all = Files.walk(this.site)) {
            for (Path file : all.filter(path -> path.toString().endsWith(".html")).toList()) {
                Document page = Jsoup.parse(file);
                pages.put(file, page);
                anchors.put(file, page.select("[id]").stream().map(Element::id).collect(Collectors.toSet()));
            }
        }
    }

    List<String> broken() {
        pages.forEach((file, page) -> {
            page.select("a[href],area[href]").forEach(link -> check(file, link.attr("href"), false));
            page.select("link[href]").forEach(link -> check(file, link.attr("href"), true));
            page.select("[src]").forEach(part -> check(file, part.attr("src"), true));
        });
        return broken;
    }

    private void check(Path file, String link, boolean part) {
        links++;
        String fault = fault(file, link, part);
        if (fault != null) {
            broken.add(site.relativize(file) + ": " + link + ": " + fault);
        }
    }

    private String fault(Path file, String link, boolean part) {
        URI uri;
        try {
            uri = new URI(link);
        } catch (URISyntaxException e) {
            return e.getMessage();
        }
        if (uri.getScheme() != null || uri.getRawAuthority() != null) {
            boolean inPage = "data".equals(uri.getScheme());
            return part && !inPage
                    ? "the page needs a network"
                    : uri.getScheme() == null || ELSEWHERE.contains(uri.getScheme()) ? null : "nothing that others have";
        }
        Path target = uri.getPath().isEmpty() ? file : file.resolveSibling(uri.getPath()).normalize();
        if (!target.startsWith(site) || !Files.isRegularFile(target)) {
            return "no such file in the site";
        }
        String anchor = uri.getFragment();
        boolean found = anchor == null || anchor.isEmpty() || !anchors.containsKey(target)
                || anchors.get(target).contains(anchor);
        return found ? null : "no such anchor in that page";
    }
}
