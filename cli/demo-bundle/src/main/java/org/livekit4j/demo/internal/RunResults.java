package org.livekit4j.demo.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;

/** The files that a run writes, if any are wanted, and the problems that it meets, each once. Safe for use by several threads. */
final class RunResults {
    private static final int MAX_PROBLEMS = 10;

    private final Optional<Path> folder;
    private final Set<String> files = new ConcurrentSkipListSet<>();
    private final Set<String> problems = new LinkedHashSet<>();

    /** @param folder the folder of the files; empty if none are wanted */
    RunResults(Optional<Path> folder) {
        this.folder = folder;
    }

    boolean wantFiles() {
        return folder.isPresent();
    }

    /** Returns the path of a file that is about to be written. */
    Path addFile(String name) {
        Path path = folder.orElseThrow().resolve(name);
        files.add(path.toString());
        return path;
    }

    synchronized void addProblem(String line) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(line);
        }
    }

    void addProblem(String what, Throwable cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        addProblem(what + ": " + reason.lines().findFirst().orElse(""));
    }

    /** Does the work; what it throws is a problem. */
    void attempt(String what, Work work) {
        attempt(what, _ -> false, work);
    }

    /** Does the work; what it throws is a problem unless that is excused. */
    void attempt(String what, Predicate<Throwable> excused, Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            if (!excused.test(e)) {
                addProblem(what, e);
            }
        }
    }

    interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** The files that were written, in the order of their names. */
    List<String> files() {
        return List.copyOf(files);
    }

    synchronized List<String> problems() {
        return List.copyOf(problems);
    }
}
