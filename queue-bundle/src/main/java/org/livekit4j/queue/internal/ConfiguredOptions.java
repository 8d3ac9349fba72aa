package org.livekit4j.queue.internal;

import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.queue.QueueOptions;
import org.livekit4j.queue.concurrent.Overflow;

/** Reads a configuration. The queue is needed in any case: the default replaces an invalid value. */
final class ConfiguredOptions {

    private ConfiguredOptions() {}

    static QueueOptions of(ConfigurationReader from) {
        QueueOptions defaults = QueueOptions.DEFAULTS;
        return defaults.withAudioCapacity(capacity(from, "audio.capacity", defaults.audioCapacity()))
                .withAudioOverflow(from.constant("audio.overflow", Overflow.class, defaults.audioOverflow()))
                .withVideoCapacity(capacity(from, "video.capacity", defaults.videoCapacity()))
                .withVideoOverflow(from.constant("video.overflow", Overflow.class, defaults.videoOverflow()))
                .withOtherCapacity(capacity(from, "other.capacity", defaults.otherCapacity()))
                .withSlowCall(from.millis("slowCallMs", 1, defaults.slowCall()));
    }

    private static int capacity(ConfigurationReader from, String property, int otherwise) {
        return from.integer(property, 1, Integer.MAX_VALUE, otherwise);
    }
}
