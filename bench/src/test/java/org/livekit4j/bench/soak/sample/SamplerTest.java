package org.livekit4j.bench.soak.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplerTest {
    @TempDir
    private Path folder;

    @Test
    void shouldWriteEachSampleAtOnceWhateverTheLanguage() throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        Path file = folder.resolve("samples.csv");
        try (Sampler sampler = new Sampler(file, System.currentTimeMillis(),
                List.of(figures -> figures.put("a", 1.5), figures -> figures.put("b", 2L)))) {
            sampler.sample(Phase.RUNNING, 0);
            sampler.sample(Phase.REST, 7);

            assertThat(Files.readAllLines(file)).hasSize(3).first().isEqualTo("seconds,phase,round,a,b");
            assertThat(Files.readAllLines(file).getLast()).matches("\\d+\\.\\d,REST,7,1\\.500,2");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void shouldHaveTheFiguresOfThisProcess() throws Exception {
        Path file = folder.resolve("samples.csv");
        try (Sampler sampler = new Sampler(file, 0, List.of(new JvmGauge(), new ProcessGauge(), new ThreadGauge()))) {
            sampler.sample(Phase.REST, 0);
        }

        List<String> names = List.of(Files.readAllLines(file).getFirst().split(","));
        List<String> values = List.of(Files.readAllLines(file).getLast().split(","));
        for (String name : List.of("heap_mb", "rss_mb", "os_threads", "descriptors", "platform_threads", "classes")) {
            assertThat(Double.parseDouble(values.get(names.indexOf(name)))).as(name).isPositive();
        }
    }
}
