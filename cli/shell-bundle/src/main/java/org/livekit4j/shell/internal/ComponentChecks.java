package org.livekit4j.shell.internal;

import java.util.List;
import java.util.stream.Stream;
import org.livekit4j.shell.internal.doctor.Check;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/** Of the project's components that could not be activated, with the reason: nothing if there are none. */
record ComponentChecks(Services services) {
    private static final String OURS = "org.livekit4j.";
    private static final String CAUSE = "Caused by: ";

    List<Check> checks() {
        return services.ask(ServiceComponentRuntime.class, runtime -> runtime.getComponentDescriptionDTOs().stream()
                .filter(component -> component.bundle.symbolicName.startsWith(OURS))
                .flatMap(component -> runtime.getComponentConfigurationDTOs(component).stream())
                .filter(one -> one.state == ComponentConfigurationDTO.FAILED_ACTIVATION).map(ComponentChecks::failed).toList())
                .orElse(List.of());
    }

    private static Check failed(ComponentConfigurationDTO one) {
        return Check.wrong("components", one.description.name + " of " + one.description.bundle.symbolicName
                + " could not be activated: " + cause(one.failure), "fix that and restart the bundle");
    }

    /** The first cause in the text of an exception. */
    private static String cause(String trace) {
        String text = Stream.concat(trace.lines().limit(1), trace.lines().filter(line -> line.startsWith(CAUSE)))
                .reduce((first, later) -> later).orElse("").replaceFirst("^" + CAUSE, "");
        return Printable.of(Redaction.redact(text), 500);
    }
}
