package org.livekit4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedBuildTest {
    private final AtomicInteger builds = new AtomicInteger();
    private Path source;
    private Path product;
    private CachedBuild built;

    @BeforeEach
    void makeSource(@TempDir Path folder) throws IOException {
        source = Files.writeString(folder.resolve("source"), "1");
        product = folder.resolve("target", "product");
        built = new CachedBuild(product, List.of(source));
    }

    private void build() throws IOException {
        Files.writeString(product, "built " + builds.incrementAndGet());
    }

    @Test
    void shouldBuildTheFirstTimeOnly() throws IOException {
        assertThat(built.upToDate()).isFalse();
        built.ensure(this::build);
        built.ensure(this::build);

        assertThat(product).hasContent("built 1");
        assertThat(built.upToDate()).isTrue();
    }

    @Test
    void shouldBuildAgainWhenASourceChanged() throws IOException {
        built.ensure(this::build);
        Files.writeString(source, "2");

        assertThat(built.upToDate()).isFalse();
        built.ensure(this::build);
        assertThat(product).hasContent("built 2");
    }

    @Test
    void shouldBuildAgainWhenTheProductIsGone() throws IOException {
        built.ensure(this::build);
        Files.delete(product);
        built.ensure(this::build);

        assertThat(product).hasContent("built 2");
    }

    @Test
    void shouldNotTakeAFailedBuildForAProduct() throws IOException {
        built.ensure(this::build);
        Files.writeString(source, "2");

        assertThatThrownBy(() -> built.ensure(() -> {
            Files.writeString(product, "half");
            throw new IOException("disk full");
        })).hasMessage("disk full");
        Files.writeString(source, "1");
        assertThat(built.upToDate()).isFalse();
    }
}
