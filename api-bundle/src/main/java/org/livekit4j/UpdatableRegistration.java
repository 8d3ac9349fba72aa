package org.livekit4j;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A registration with properties that can be changed, as a plug-in or a subscriber that is no OSGi service has. It is safe for use by several
 * threads.
 */
@ProviderType
public interface UpdatableRegistration extends Registration {

    /**
     * Replaces all properties. No frame and no event that both the former and the new properties ask for is lost or doubled.
     *
     * @param properties the names and values that the method which returned this accepts
     * @throws IllegalArgumentException if a property is wrong; nothing is changed then
     */
    void update(Map<String, ?> properties);
}
