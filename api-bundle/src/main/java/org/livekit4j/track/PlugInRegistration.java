package org.livekit4j.track;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** The registration of a plug-in that was added by code; in OSGi a plug-in is a service. Safe for use by several threads. */
@ProviderType
public interface PlugInRegistration extends AutoCloseable {

    /**
     * Replaces the properties of the plug-in, and with them the streams that it is for. No frame is lost.
     *
     * @param properties all properties, by the names in {@link PlugInConstants}
     * @throws IllegalArgumentException if a property is wrong; nothing is changed then
     */
    void update(Map<String, ?> properties);

    /**
     * Removes the plug-in. It is not called any more when this method returns, unless a call is still running after a second, or
     * after the plug-in's timeout if that is shorter: such a call is abandoned. Idempotent. May be called by the plug-in
     * itself; it does not wait for the caller's own call then.
     */
    @Override
    void close();
}
