package org.livekit4j.configuration;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reports what is wrong with a configuration, for operators. An OSGi service of each bundle that reads a configuration. Safe
 * for use by several threads; no method waits.
 */
@ConsumerType
public interface ConfigurationStatus {

    /** {@return the PID of the configuration} */
    String pid();

    /** {@return the mistakes, a sentence for each property; empty if there are none. No secret is in them} */
    List<String> mistakes();
}
