package org.livekit4j.shell.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.livekit4j.shell.embedding.ComponentState;
import org.livekit4j.shell.embedding.Diagnosis;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** The diagnosis of the component runtime. */
@Component
public final class ScrDiagnosis implements Diagnosis {
    private final ServiceComponentRuntime runtime;

    @Activate
    public ScrDiagnosis(@Reference ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public List<ComponentState> components() {
        return runtime.getComponentDescriptionDTOs().stream().flatMap(this::states).toList();
    }

    private Stream<ComponentState> states(ComponentDescriptionDTO component) {
        return runtime.getComponentConfigurationDTOs(component).stream().map(ScrDiagnosis::state);
    }

    private static ComponentState state(ComponentConfigurationDTO configuration) {
        ComponentDescriptionDTO component = configuration.description;
        Optional<String> failure = Optional.ofNullable(configuration.failure).map(FailureText::firstCause);
        Set<String> unsatisfied = Arrays.stream(configuration.unsatisfiedReferences).map(reference -> reference.name)
                .collect(Collectors.toSet());
        List<String> missing = Arrays.stream(component.references).filter(reference -> unsatisfied.contains(reference.name))
                .map(reference -> simpleName(reference.interfaceName)).toList();
        return new ComponentState(component.bundle.symbolicName, simpleName(component.name), failure, missing);
    }

    private static String simpleName(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
