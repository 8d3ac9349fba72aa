package org.livekit4j.shell.internal;

import java.util.List;
import java.util.stream.Stream;
import org.livekit4j.shell.embedding.ComponentState;
import org.livekit4j.shell.embedding.Diagnosis;
import org.livekit4j.shell.internal.doctor.Check;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;

/** Reports the project's components that could not be activated, each with the reason. */
record ComponentChecks(Services services) {
    private static final String OURS = "org.livekit4j.";

    List<Check> checks() {
        return services.ask(Diagnosis.class, Diagnosis::components).stream().flatMap(List::stream)
                .filter(component -> component.bundle().startsWith(OURS)).flatMap(ComponentChecks::failed).toList();
    }

    private static Stream<Check> failed(ComponentState component) {
        return component.failure().stream().map(reason -> Check.wrong("components", component.name() + " of " + component.bundle()
                + " could not be activated: " + Printable.of(Redaction.redact(reason), 500), "fix that and restart the bundle"));
    }
}
