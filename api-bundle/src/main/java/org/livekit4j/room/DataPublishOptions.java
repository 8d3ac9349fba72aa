package org.livekit4j.room;

import java.util.List;
import org.livekit4j.internal.StreamArguments;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/** How data is sent. Immutable; every {@code with} method returns a changed copy. */
public final class DataPublishOptions {
    private static final Option<Boolean> RELIABLE = Option.of("reliable", true);
    private static final Option<String> TOPIC = Option.of("topic", "");
    private static final Option<List<String>> DESTINATION_IDENTITIES = Option.of("destinationIdentities", List.of());

    /** Reliable, without a topic, to everyone. */
    public static final DataPublishOptions DEFAULTS = new DataPublishOptions(OptionValues.of(DataPublishOptions.class));

    private final OptionValues values;

    private DataPublishOptions(OptionValues values) {
        this.values = values;
    }

    private <T> DataPublishOptions with(Option<T> option, T value) {
        return new DataPublishOptions(values.with(option, value));
    }

    /** {@return whether data is sent again until it arrives, and arrives in order} */
    public boolean reliable() {
        return values.get(RELIABLE);
    }

    /** {@return the topic, any text by which receivers tell data apart; empty means none} */
    public String topic() {
        return values.get(TOPIC);
    }

    /** {@return the identities of the receivers; empty means everyone in the room} */
    public List<String> destinationIdentities() {
        return values.get(DESTINATION_IDENTITIES);
    }

    /**
     * Returns a copy with another {@link #reliable}.
     *
     * @param reliable whether data is sent again until it arrives, and arrives in order
     * @return the copy
     */
    public DataPublishOptions withReliable(boolean reliable) {
        return with(RELIABLE, reliable);
    }

    /**
     * Returns a copy with another {@link #topic}.
     *
     * @param topic the topic, any text by which receivers tell data apart
     * @return the copy
     */
    public DataPublishOptions withTopic(String topic) {
        return with(TOPIC, topic);
    }

    /**
     * Returns a copy with another {@link #destinationIdentities}.
     *
     * @param destinationIdentities the identities of the receivers
     * @return the copy
     * @throws IllegalArgumentException if an identity is blank
     */
    public DataPublishOptions withDestinationIdentities(String... destinationIdentities) {
        return with(DESTINATION_IDENTITIES, StreamArguments.identities(destinationIdentities));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataPublishOptions that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
