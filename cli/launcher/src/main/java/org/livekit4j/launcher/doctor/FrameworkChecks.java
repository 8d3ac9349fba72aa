package org.livekit4j.launcher.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.livekit4j.demo.DemoReport;
import org.livekit4j.demo.MediaCounts;
import org.livekit4j.shell.embedding.ComponentState;
import org.livekit4j.shell.embedding.LibraryState;
import org.livekit4j.shell.internal.doctor.Check;

/** What can be said when the framework is started. */
public final class FrameworkChecks {
    /** How the native bridge calls a library with which nothing is wrong. */
    private static final String READY = "READY";

    private FrameworkChecks() {}

    /**
     * @param framework its name and version
     * @param failures bundles that did not start, and why
     */
    public static Check bundles(String framework, int count, List<String> failures) {
        return failures.isEmpty()
                ? Check.ok("framework", framework + " with " + count + " bundles")
                : Check.wrong("framework", framework + "; not started: " + String.join("; ", failures),
                        "build again with mvn clean package");
    }

    /** @param failure why the library is not there; not empty if it is not */
    public static Check library(Optional<LibraryState> library, String failure, Optional<String> override) {
        String from = override.map(path -> " (by LIVEKIT_LIB_PATH)").orElse("");
        if (library.isEmpty()) {
            String advice = override.map(path -> "correct LIVEKIT_LIB_PATH (" + path + ") or unset it").orElse("");
            return Check.wrong("library", failure, failure.contains("LIVEKIT_LIB_PATH") ? "" : advice);
        }
        LibraryState info = library.get();
        String text = "liblivekit_ffi " + info.version().orElse("of unknown version") + " in " + info.path() + from;
        return info.state().equals(READY)
                ? Check.ok("library", text)
                : Check.wrong("library", text + " is " + info.state() + info.lastPanic().map(panic -> ": " + panic).orElse(""),
                        "start again");
    }

    public static Check components(List<ComponentState> components) {
        List<String> wrong = new ArrayList<>();
        for (ComponentState component : components) {
            if (!component.fine()) {
                wrong.add(component.name() + component.failure().map(reason -> " failed")
                        .orElseGet(() -> " waits for " + String.join(", ", component.missing())));
            }
        }
        return wrong.isEmpty() && !components.isEmpty()
                ? Check.ok("components", components.size() + " active or ready")
                : Check.wrong("components", components.isEmpty() ? "none" : String.join("; ", wrong), "");
    }

    /** @param report of a short run with audio and video */
    public static Check loopback(DemoReport report) {
        String text = frames("audio", report.end().audio().counts()) + ", " + frames("video", report.end().video().counts());
        return report.ok()
                ? Check.ok("loopback", text)
                : Check.wrong("loopback", text + "; " + String.join("; ", report.problems()),
                        "try again on a machine with less load, with --verbose");
    }

    private static String frames(String name, MediaCounts counts) {
        return counts.received() + " of " + counts.sent() + " " + name + " frames";
    }
}
