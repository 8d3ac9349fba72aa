package org.livekit4j.queue.plugin;

import java.util.Map;
import org.livekit4j.track.PlugInConstants;
import org.osgi.framework.Constants;

/** What the properties of a plug-in say, of those that all plug-ins have. */
record PlugInSettings(String name, StreamFilter filter, int ranking) {

    static PlugInSettings of(PlugInIdentity identity, Map<String, ?> properties) {
        ServiceProperties all = new ServiceProperties(properties);
        // As the framework does, which takes any other type for no ranking
        int ranking = properties.get(Constants.SERVICE_RANKING) instanceof Integer given ? given : 0;
        return new PlugInSettings(all.name(PlugInConstants.NAME).orElse(identity.name()), StreamFilter.of(all), ranking);
    }
}
