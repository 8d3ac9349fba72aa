package org.livekit4j.room;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/**
 * How a room is joined. An empty option is left to the native library. Immutable; every {@code with} method returns a changed
 * copy.
 */
public final class RoomOptions {
    private static final Duration SHORTEST_CONNECT = Duration.ofMillis(1);
    private static final Duration LONGEST_CONNECT = Duration.ofHours(1);
    private static final Option<Boolean> AUTO_SUBSCRIBE = Option.of("autoSubscribe");
    private static final Option<Boolean> ADAPTIVE_STREAM = Option.of("adaptiveStream");
    private static final Option<Boolean> DYNACAST = Option.of("dynacast");
    private static final Option<Integer> JOIN_RETRIES = Option.of("joinRetries");
    private static final Option<Duration> CONNECT_TIMEOUT = Option.of("connectTimeout");
    private static final Option<Boolean> SINGLE_PEER_CONNECTION = Option.of("singlePeerConnection");
    private static final Option<RtcConfig> RTC_CONFIG = Option.of("rtcConfig", RtcConfig.DEFAULTS);
    private static final Option<Long> MAX_DATA_STREAM_PAYLOAD_BYTES = Option.of("maxDataStreamPayloadBytes");
    private static final Option<EncryptionOptions> ENCRYPTION = Option.of("encryption");
    private static final Option<IncomingLimits> INCOMING_LIMITS = Option.of("incomingLimits", IncomingLimits.DEFAULTS);

    /** The native library's defaults. */
    public static final RoomOptions DEFAULTS = new RoomOptions(OptionValues.of(RoomOptions.class));

    private final OptionValues values;

    private RoomOptions(OptionValues values) {
        this.values = values;
    }

    private <T> RoomOptions with(Option<T> option, T value) {
        return new RoomOptions(values.with(option, value));
    }

    /** {@return whether to subscribe to everything that is published; native default: yes} */
    public Optional<Boolean> autoSubscribe() {
        return values.find(AUTO_SUBSCRIBE);
    }

    /** {@return whether the server sends video no larger than it is asked for; native default: no} */
    public Optional<Boolean> adaptiveStream() {
        return values.find(ADAPTIVE_STREAM);
    }

    /** {@return whether layers of video that no one watches are not sent; native default: no} */
    public Optional<Boolean> dynacast() {
        return values.find(DYNACAST);
    }

    /** {@return how often joining is tried again; native default: 3} */
    public Optional<Integer> joinRetries() {
        return values.find(JOIN_RETRIES);
    }

    /**
     * {@return the time for joining in all, and for each try, from 1 ms to 1 hour; empty means 5 s for each try and 60 s in
     * all}
     */
    public Optional<Duration> connectTimeout() {
        return values.find(CONNECT_TIMEOUT);
    }

    /** {@return whether one connection serves both directions; native default: yes} */
    public Optional<Boolean> singlePeerConnection() {
        return values.find(SINGLE_PEER_CONNECTION);
    }

    /** {@return how connections are made} */
    public RtcConfig rtcConfig() {
        return values.get(RTC_CONFIG);
    }

    /** {@return how many bytes a received data stream may have; native default: 5,000,000,000} */
    public Optional<Long> maxDataStreamPayloadBytes() {
        return values.find(MAX_DATA_STREAM_PAYLOAD_BYTES);
    }

    /** {@return the end-to-end encryption of media and data; empty means none} */
    public Optional<EncryptionOptions> encryption() {
        return values.find(ENCRYPTION);
    }

    /** {@return how much of what others send may wait in this process} */
    public IncomingLimits incomingLimits() {
        return values.get(INCOMING_LIMITS);
    }

    /**
     * Returns a copy with another {@link #autoSubscribe}.
     *
     * @param autoSubscribe whether to subscribe to everything that is published
     * @return the copy
     */
    public RoomOptions withAutoSubscribe(boolean autoSubscribe) {
        return with(AUTO_SUBSCRIBE, autoSubscribe);
    }

    /**
     * Returns a copy with another {@link #adaptiveStream}.
     *
     * @param adaptiveStream whether the server sends video no larger than it is asked for
     * @return the copy
     */
    public RoomOptions withAdaptiveStream(boolean adaptiveStream) {
        return with(ADAPTIVE_STREAM, adaptiveStream);
    }

    /**
     * Returns a copy with another {@link #dynacast}.
     *
     * @param dynacast whether layers of video that no one watches are not sent
     * @return the copy
     */
    public RoomOptions withDynacast(boolean dynacast) {
        return with(DYNACAST, dynacast);
    }

    /**
     * Returns a copy with another {@link #joinRetries}.
     *
     * @param joinRetries how often joining is tried again
     * @return the copy
     * @throws IllegalArgumentException if it is negative
     */
    public RoomOptions withJoinRetries(int joinRetries) {
        if (joinRetries < 0) {
            throw new IllegalArgumentException("joinRetries is " + joinRetries + "; it cannot be negative");
        }
        return with(JOIN_RETRIES, joinRetries);
    }

    /**
     * Returns a copy with another {@link #connectTimeout}.
     *
     * @param connectTimeout the time for joining in all, and for each try, from 1 ms to 1 hour
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public RoomOptions withConnectTimeout(Duration connectTimeout) {
        Objects.requireNonNull(connectTimeout, "connectTimeout is null");
        if (connectTimeout.compareTo(SHORTEST_CONNECT) < 0 || connectTimeout.compareTo(LONGEST_CONNECT) > 0) {
            throw new IllegalArgumentException("connectTimeout is " + connectTimeout + "; it must be from 1 ms to 1 hour");
        }
        return with(CONNECT_TIMEOUT, connectTimeout);
    }

    /**
     * Returns a copy with another {@link #singlePeerConnection}.
     *
     * @param singlePeerConnection whether one connection serves both directions
     * @return the copy
     */
    public RoomOptions withSinglePeerConnection(boolean singlePeerConnection) {
        return with(SINGLE_PEER_CONNECTION, singlePeerConnection);
    }

    /**
     * Returns a copy with another {@link #rtcConfig}.
     *
     * @param rtcConfig how connections are made
     * @return the copy
     */
    public RoomOptions withRtcConfig(RtcConfig rtcConfig) {
        return with(RTC_CONFIG, rtcConfig);
    }

    /**
     * Returns a copy with another {@link #maxDataStreamPayloadBytes}.
     *
     * @param maxDataStreamPayloadBytes how many bytes a received data stream may have
     * @return the copy
     * @throws IllegalArgumentException if it is negative
     */
    public RoomOptions withMaxDataStreamPayloadBytes(long maxDataStreamPayloadBytes) {
        if (maxDataStreamPayloadBytes < 0) {
            throw new IllegalArgumentException(
                    "maxDataStreamPayloadBytes is " + maxDataStreamPayloadBytes + "; it cannot be negative");
        }
        return with(MAX_DATA_STREAM_PAYLOAD_BYTES, maxDataStreamPayloadBytes);
    }

    /**
     * Returns a copy with another {@link #encryption}.
     *
     * @param encryption the end-to-end encryption of media and data
     * @return the copy
     */
    public RoomOptions withEncryption(EncryptionOptions encryption) {
        return with(ENCRYPTION, encryption);
    }

    /**
     * Returns a copy with another {@link #incomingLimits}.
     *
     * @param incomingLimits how much of what others send may wait in this process
     * @return the copy
     */
    public RoomOptions withIncomingLimits(IncomingLimits incomingLimits) {
        return with(INCOMING_LIMITS, incomingLimits);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RoomOptions that && values.equals(that.values);
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
