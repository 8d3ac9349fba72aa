package org.livekit4j.shell.embedding;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells what the native library reports, which components are not active, and why. A service that needs no other service of
 * LiveKit4j.
 */
@ProviderType
public interface Diagnosis {

    /** {@return the states of the components of all bundles} */
    List<ComponentState> components();

    /** {@return the state of the native library; empty while it is not open} */
    Optional<LibraryState> library();
}
