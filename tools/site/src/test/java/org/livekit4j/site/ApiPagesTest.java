package org.livekit4j.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiPagesTest {
    @TempDir
    private Path root;

    private Path module(String folder, String declaration) throws IOException {
        Path sources = Files.createDirectories(root.resolve(folder).resolve("src/main/java"));
        Files.writeString(sources.resolve("module-info.java"), declaration);
        return sources;
    }

    @Test
    void shouldDocumentWhatIsExportedToAllWhenItIsNotTheProtocol() throws IOException {
        Path api = module("api-bundle", "/** A module. */\nmodule org.api {\n    exports org.api;\n    exports org.api.proto;\n"
                + "    exports org.api.some to org.shell;\n}\n");
        Path shell = module("cli/shell-bundle", "module org.shell {\n    exports org.shell;\n}\n");
        Path protocol = Files.createDirectories(root.resolve("api-bundle/target/generated-sources/protobuf"));
        Path example = module("examples/plain", "module org.examples {\n    exports org.examples;\n}\n");
        Files.createDirectories(root.resolve("operations"));
        module("library", "module org.all {\n    exports org.api;\n}\n");
        Path own = root.resolve("api-bundle/target/api.jar");

        List<String> options = new ApiPages(root).options(Path.of("api"), own + File.pathSeparator + "other.jar");

        assertThat(options).containsSequence("--module-source-path", "org.api=" + api + File.pathSeparator + protocol)
                .containsSequence("--module-source-path", "org.shell=" + shell)
                .containsSequence("--snippet-path", example.toString()).containsSequence("--module-path", "other.jar")
                .endsWith("org.api/org.api", "org.shell/org.shell");
        assertThat(options).noneMatch(option -> option.contains("proto;") || option.contains("org.all")
                || option.endsWith("org.api.some"));
    }
}
