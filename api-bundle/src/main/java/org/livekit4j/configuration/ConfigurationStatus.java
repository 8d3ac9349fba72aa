package org.livekit4j.configuration;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What is wrong with a configuration, for operators: an OSGi service of each bundle that reads one. Safe for use by several threads; no method waits.
 */
@ConsumerType
public interface ConfigurationStatus {

    /** PID of the configuration. */
    String pid();

    /** What is wrong, a sentence for each property; empty if nothing is. No secret is in it. */
    List<String> mistakes();
}
