package org.livekit4j.media.internal;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** What makes use of plug-ins of one kind. */
@ProviderType
public interface PlugInContainer<S> {

    /** The plug-ins' interface. */
    Class<S> type();

    /** Its simple name. */
    default String kind() {
        return type().getSimpleName();
    }

    /**
     * Starts to use a plug-in.
     *
     * @throws IllegalArgumentException if a property is invalid
     * @throws IllegalStateException if this is closed
     */
    ActivePlugIn host(PlugInIdentity identity, InstanceProvider<S> source, Map<String, ?> properties);

    /** Those in use, in the order in which they are called if there is one. */
    List<ActivePlugIn> hosted();

    /** Whether operators have this one left out. */
    default boolean excludes(ActivePlugIn plugIn) {
        return false;
    }

    /** What operators say of plug-ins that there are not. */
    default List<String> unmatched() {
        return List.of();
    }
}
