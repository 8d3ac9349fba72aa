package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** How long files and methods of the project may be. */
class BudgetsTest {
    private static final int FILE = 300;
    private static final int METHOD = 50;

    private final Path root = Path.of(System.getProperty("livekit4j.root", "..")).toAbsolutePath().normalize();

    private List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !root.relativize(file).toString().matches("(.*/)?(target|\\..*)/.*")).toList();
        }
    }

    @Test
    void shouldBeShortWhenItIsAFile() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources()) {
            long lines = Files.readString(file).lines().count();
            if (lines > FILE) {
                tooLong.add(root.relativize(file) + ": " + lines);
            }
        }

        assertThat(tooLong).isEmpty();
    }

    @Test
    void shouldBeShortWhenItIsAMethod() throws IOException {
        List<Path> sources = sources();
        List<String> tooLong = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, null, null,
                    files.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitMethod(MethodTree method, Void nothing) {
                        long lines = line(positions.getEndPosition(unit, method)) - line(positions.getStartPosition(unit, method))
                                + 1;
                        if (method.getBody() != null && lines > METHOD) {
                            tooLong.add(unit.getSourceFile().getName() + " " + method.getName() + ": " + lines);
                        }
                        return super.visitMethod(method, nothing);
                    }

                    private long line(long position) {
                        return unit.getLineMap().getLineNumber(Math.max(0, position));
                    }
                }.scan(unit, null);
            }
        }

        assertThat(sources).hasSizeGreaterThan(500);
        assertThat(tooLong).isEmpty();
    }

    /** A future that is completed otherwise is lost when memory is full. See {@code Completion}. */
    @Test
    void shouldBeCompletedWhereAFullHeapLosesNothingWhenItIsAFuture() throws IOException {
        assertThat(linesOfBundles("\\b(?!pending|Completion)\\w+\\.complete(Exceptionally)?\\([^)]",
                List.of("Completion", "LateCompletions"))).isEmpty();
    }

    /** A virtual thread that begins a timed wait while memory is full never returns from it. See {@code Polling}. */
    @Test
    void shouldSleepOnAPlatformThreadWhenItIsABundle() throws IOException {
        assertThat(linesOfBundles("Thread(\\.|::)sleep\\b|\\.awaitNanos\\(",
                List.of("LossWatch", "RefreshWatch", "JobKeeper", "KeeperComponent", "PlainKeepers"))).isEmpty();
    }

    private List<String> linesOfBundles(String pattern, List<String> exempt) throws IOException {
        Pattern wanted = Pattern.compile(pattern);
        List<String> lines = new ArrayList<>();
        for (Path file : sources()) {
            String path = root.relativize(file).toString();
            if (path.matches("(operations/)?(ffi|queue|media|audio|video|data|room|agent|keeper|devices)-bundle/src/main/.*")
                    && !exempt.contains(file.getFileName().toString().replace(".java", ""))) {
                Files.readString(file).lines().filter(wanted.asPredicate())
                        .forEach(line -> lines.add(path + ": " + line.strip()));
            }
        }
        return lines;
    }
}
