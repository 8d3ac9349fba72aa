package org.livekit4j.demo;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What became of the components of all bundles, and why; there even if nothing else is. */
@ProviderType
public interface Diagnosis {

    List<ComponentState> components();
}
