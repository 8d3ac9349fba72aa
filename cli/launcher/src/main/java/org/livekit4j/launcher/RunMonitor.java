package org.livekit4j.launcher;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.livekit4j.demo.DemoReport;
import org.livekit4j.demo.DemoRun;
import org.livekit4j.launcher.view.View;

/** Shows a run until it is over. */
final class RunMonitor {
    private final DemoRun run;
    private final View view;

    RunMonitor(DemoRun run, View view) {
        this.run = run;
        this.view = view;
    }

    DemoReport toTheEnd() throws InterruptedException {
        try (view) {
            while (true) {
                try {
                    return run.report().get(view.interval().toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    view.show(run.snapshot());
                }
            }
        } catch (ExecutionException e) {
            throw new LauncherException("the run failed: " + e.getCause(), e);
        }
    }
}
