package org.livekit4j.site;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Javadoc of each package that a module of the project exports, with the listings of the examples. */
final class ApiPages {
    private static final Pattern MODULE = Pattern.compile("(?m)^module (\\S+) \\{$");
    private static final Pattern EXPORTS = Pattern.compile("(?m)^ +exports (\\S+);$");
    /** Generated from the protocol of the native library, and two thirds of all types. */
    private static final String PROTOCOL = ".proto";
    private static final String DECLARATION = "src/main/java/module-info.java";
    private static final Collector<CharSequence, ?, String> PATH = Collectors.joining(File.pathSeparator);

    private final Path root;

    /** Arguments: the root of the repository, and the folder to write to. What the modules need is on the class path. */
    public static void main(String... arguments) throws IOException {
        Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
        List<String> options = new ApiPages(root).options(Path.of(arguments[1]), System.getProperty("java.class.path"));
        PrintWriter out = new PrintWriter(System.err, true);
        int result = ToolProvider.findFirst("javadoc").orElseThrow().run(out, out, options.toArray(String[]::new));
        if (result != 0) {
            System.exit(result);
        }
    }

    ApiPages(Path root) {
        this.root = root;
    }

    List<String> options(Path target, String modulePath) throws IOException {
        List<String> options = new ArrayList<>(List.of("-quiet", "-notimestamp", "-Werror", "-Xdoclint:all,-missing", "-encoding",
                "UTF-8", "-d", target.toString(), "-windowtitle", "LiveKit4j", "-doctitle", "LiveKit4j", "-header",
                "<a style=\"color: white\" href=\"{@docRoot}/../index.html\">Guides</a>"));
        options.addAll(List.of("--snippet-path", folders("examples").stream().map(ApiPages::sources).collect(PATH)));
        options.addAll(List.of("--module-path", ofOthers(modulePath)));
        List<String> packages = new ArrayList<>();
        for (Path module : modules("", "operations", "cli")) {
            String declaration = Files.readString(module.resolve(DECLARATION));
            String name = MODULE.matcher(declaration).results().findFirst().orElseThrow().group(1);
            options.addAll(List.of("--module-source-path", name + "=" + sources(module)));
            EXPORTS.matcher(declaration).results().map(exports -> exports.group(1)).filter(exports -> !exports.endsWith(PROTOCOL))
                    .forEach(exports -> packages.add(name + "/" + exports));
        }
        options.addAll(packages);
        return options;
    }

    /** Folders of modules in these folders, but for the one whose packages are those of others, in one jar. */
    private List<Path> modules(String... parents) throws IOException {
        return folders(parents).stream()
                .filter(module -> Files.exists(module.resolve(DECLARATION)) && !module.endsWith("library")).toList();
    }

    private List<Path> folders(String... parents) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (String parent : parents) {
            try (Stream<Path> all = Files.list(root.resolve(parent))) {
                all.filter(folder -> Files.isDirectory(folder.resolve("src/main/java"))).sorted().forEach(folders::add);
            }
        }
        return folders;
    }

    private static String sources(Path module) {
        return Stream.of("src/main/java", "target/generated-sources/protobuf").map(module::resolve).filter(Files::isDirectory)
                .map(Path::toString).collect(PATH);
    }

    /** Without the project's own jars: their modules are documented from their sources. */
    private String ofOthers(String modulePath) {
        return Arrays.stream(modulePath.split(File.pathSeparator)).filter(jar -> !Path.of(jar).startsWith(root)).collect(PATH);
    }
}
