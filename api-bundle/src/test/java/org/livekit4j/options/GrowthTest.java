package org.livekit4j.options;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.differ.Baseline;
import aQute.bnd.differ.Baseline.Info;
import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import aQute.bnd.service.diff.Delta;
import aQute.bnd.version.Version;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new option means to the version of its package, by the same comparison that guards the build. */
class GrowthTest {
    private static final String CLASS = """
            package shape;
            public final class Options {
                public static final Options DEFAULTS = new Options();
                private Options() {}
                public int one() { return 1; }
                public Options withOne(int one) { return this; }
                %s
            }
            """;
    private static final String RECORD = """
            package shape;
            public record Options(int one%s) {
                public Options withOne(int one) { return this; }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldBeAMinorChangeWhenAFinalClassWithAHiddenConstructorGetsAnOption() throws Exception {
        Info change = change(CLASS.formatted(""),
                CLASS.formatted("public int two() { return 2; } public Options withTwo(int two) { return this; }"));

        assertThat(change.packageDiff.getDelta()).isEqualTo(Delta.MINOR);
        assertThat(change.suggestedVersion).isEqualTo(new Version(1, 1, 0));
    }

    @Test
    void shouldBeAMajorChangeWhenARecordGetsAComponent() throws Exception {
        Info change = change(RECORD.formatted(""), RECORD.formatted(", int two"));

        assertThat(change.packageDiff.getDelta()).isEqualTo(Delta.MAJOR);
        assertThat(change.suggestedVersion).isEqualTo(new Version(2, 0, 0));
    }

    private Info change(String before, String after) throws Exception {
        File old = jar("before", before);
        File now = jar("after", after);
        try (Builder reporter = new Builder(); Jar older = new Jar(old); Jar newer = new Jar(now)) {
            Set<Info> changes = new Baseline(reporter, new DiffPluginImpl()).baseline(newer, older, null);
            assertThat(changes).hasSize(1);
            return changes.iterator().next();
        }
    }

    private File jar(String name, String source) throws Exception {
        Path classes = Files.createDirectories(folder.resolve(name));
        Path file = Files.writeString(classes.resolve("Options.java"), source);
        StringWriter errors = new StringWriter();
        int result = ToolProvider.findFirst("javac").orElseThrow().run(new PrintWriter(errors), new PrintWriter(errors), "-d",
                classes.toString(), file.toString());
        assertThat(result).as(errors.toString()).isZero();
        try (Builder builder = new Builder()) {
            builder.setBundleSymbolicName("shape");
            builder.setBundleVersion("1.0.0");
            builder.addClasspath(classes.toFile());
            builder.setExportPackage("shape;version=1.0.0");
            File jar = folder.resolve(name + ".jar").toFile();
            builder.build().write(jar);
            assertThat(builder.getErrors()).isEmpty();
            return jar;
        }
    }
}
