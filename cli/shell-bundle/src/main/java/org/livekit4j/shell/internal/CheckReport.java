package org.livekit4j.shell.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.livekit4j.shell.Report;
import org.livekit4j.shell.internal.doctor.Check;

/** A report of checks, a line each: what is found must be read whole, so that nothing is cut. */
record CheckReport(List<Check> checks) implements Report {

    @Override
    public String text(int columns) {
        return checks.stream().map(Check::line).collect(Collectors.joining("\n"));
    }

    @Override
    public String json() {
        return Check.json(checks).toString();
    }
}
