package org.livekit4j.room;

import java.util.List;
import java.util.Objects;
import org.livekit4j.text.RecordText;

/**
 * How data is sent.
 *
 * @param reliable whether it is sent again until it arrives, and arrives in order
 * @param topic any text that receivers go by
 * @param destinationIdentities who gets it; empty: everybody
 */
public record DataPublishOptions(boolean reliable, String topic, List<String> destinationIdentities) {
    /** Reliable, without topic, to everybody. */
    public static final DataPublishOptions DEFAULTS = new DataPublishOptions(true, "", List.of());

    public DataPublishOptions {
        Objects.requireNonNull(topic, "topic is null");
        destinationIdentities = List.copyOf(destinationIdentities);
    }

    public DataPublishOptions withReliable(boolean reliable) {
        return new DataPublishOptions(reliable, topic, destinationIdentities);
    }

    public DataPublishOptions withTopic(String topic) {
        return new DataPublishOptions(reliable, topic, destinationIdentities);
    }

    public DataPublishOptions withDestinationIdentities(String... destinationIdentities) {
        return new DataPublishOptions(reliable, topic, List.of(destinationIdentities));
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
