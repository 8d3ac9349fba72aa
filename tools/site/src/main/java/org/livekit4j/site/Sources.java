package org.livekit4j.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Lays out what the site is generated from, as Maven's site plug-in wants it: the pages of the repository and what they link to, each
 * where it is in the repository, and the descriptor with its menu.
 */
final class Sources {
    private static final String DESCRIPTOR = "site.xml";

    private final Path root;
    private final Map<Path, Page> pages = new TreeMap<>();
    private final Set<Path> files = new TreeSet<>();

    /** Arguments: the root of the repository, the folder of the descriptor and its resources, and the folder to write to. */
    public static void main(String... arguments) throws IOException {
        new Sources(Path.of(arguments[0])).write(Path.of(arguments[1]), Path.of(arguments[2]));
    }

    Sources(Path root) throws IOException {
        this.root = root;
        Deque<Path> found = new ArrayDeque<>(List.of(Page.FIRST));
        try (Stream<Path> all = Files.walk(root.resolve("docs"))) {
            all.map(root::relativize).filter(Sources::isPage).sorted().forEach(found::add);
        }
        while (!found.isEmpty()) {
            Path path = found.remove();
            Path file = root.resolve(path);
            if (!isPage(path)) {
                files.add(path);
            } else if (!pages.containsKey(path)) {
                Page page = new Page(path, Files.readString(file));
                pages.put(path, page);
                page.links().stream().map(Page.Link::target).filter(this::exists).forEach(found::add);
            }
        }
    }

    private static boolean isPage(Path path) {
        return path.toString().endsWith(".md");
    }

    /** What does not exist is found by the check of links. */
    private boolean exists(Path path) {
        return !path.startsWith("..") && Files.isRegularFile(root.resolve(path));
    }

    void write(Path template, Path target) throws IOException {
        for (Page page : pages.values()) {
            write(target.resolve("markdown").resolve(page.pathInSite()), page.forSite());
        }
        for (Path file : files) {
            copy(root.resolve(file), target.resolve("resources").resolve(file));
        }
        try (Stream<Path> all = Files.walk(template)) {
            for (Path file : all.filter(Files::isRegularFile).filter(file -> !file.endsWith(DESCRIPTOR)).toList()) {
                copy(file, target.resolve("resources").resolve(template.relativize(file)));
            }
        }
        String descriptor = Files.readString(template.resolve(DESCRIPTOR));
        write(target.resolve(DESCRIPTOR), descriptor.replace("<menus/>", new Menu(pages).xml()));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
