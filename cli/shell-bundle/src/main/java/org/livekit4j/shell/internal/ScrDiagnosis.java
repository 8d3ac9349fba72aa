package org.livekit4j.shell.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.shell.embedding.ComponentState;
import org.livekit4j.shell.embedding.Diagnosis;
import org.livekit4j.shell.embedding.LibraryState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** The diagnosis of the component runtime, and of the native library if that is open. */
@Component
public final class ScrDiagnosis implements Diagnosis {
    private final ServiceComponentRuntime runtime;
    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile FfiClient client;

    @Activate
    public ScrDiagnosis(@Reference ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public List<ComponentState> components() {
        return runtime.getComponentDescriptionDTOs().stream().flatMap(this::states).toList();
    }

    @Override
    public Optional<LibraryState> library() {
        return Optional.ofNullable(client).map(FfiClient::health).map(health -> new LibraryState(health.libraryVersion(),
                health.libraryPath(), health.state().name(), health.lastPanic()));
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
