package org.livekit4j.shell.embedding;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Tells which components are not active, and why. A service that needs no other service of LiveKit4j. */
@ProviderType
public interface Diagnosis {

    /** {@return the states of the components of all bundles} */
    List<ComponentState> components();
}
