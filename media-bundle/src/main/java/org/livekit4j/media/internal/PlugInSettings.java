package org.livekit4j.media.internal;

import java.util.Map;
import org.livekit4j.configuration.PropertyReader;
import org.livekit4j.configuration.WhiteboardProperties;
import org.livekit4j.plugin.PlugInConstants;
import org.osgi.framework.Constants;

/** What the properties of a plug-in say, of those that all plug-ins have. */
record PlugInSettings(String name, StreamFilter filter, int ranking) {

    static PlugInSettings of(PlugInIdentity identity, Map<String, ?> properties) {
        PropertyReader all = WhiteboardProperties.of(properties);
        return new PlugInSettings(all.name(PlugInConstants.NAME).orElse(identity.name()), StreamFilter.of(all), ranking(all));
    }

    /** As the framework does, which takes anything else for no ranking, but for text: files hold nothing else. */
    private static int ranking(PropertyReader properties) {
        try {
            return properties.whole(Constants.SERVICE_RANKING, Integer.MIN_VALUE, Integer.MAX_VALUE).orElse(0L).intValue();
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }
}
