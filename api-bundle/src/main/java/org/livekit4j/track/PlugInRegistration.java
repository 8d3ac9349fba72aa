package org.livekit4j.track;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** A plug-in that was added by hand, as in plain Java; in OSGi a plug-in is a service. It is safe for use by several threads. */
@ProviderType
public interface PlugInRegistration extends AutoCloseable {

    /**
     * Changes for which streams the plug-in is, and how it is used. No frame is lost by it.
     *
     * @param properties all of them, as {@link PlugInConstants} has them
     * @throws IllegalArgumentException if a property is wrong; nothing is changed then
     */
    void update(Map<String, ?> properties);

    /**
     * Removes the plug-in. It is not called any more when this returns, unless a call is still under way after a second, or after the
     * plug-in's timeout if that is shorter: such a call is left behind. Idempotent, legal from inside a call, for which it does not wait.
     */
    @Override
    void close();
}
