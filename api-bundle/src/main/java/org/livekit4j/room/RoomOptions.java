package org.livekit4j.room;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.livekit4j.time.Durations;

/**
 * How a room is joined. What is empty is left to the native library.
 *
 * @param autoSubscribe whether to subscribe to whatever is published; native default: yes
 * @param adaptiveStream whether the server sends video no larger than it is asked for; native default: no
 * @param dynacast whether layers of video that nobody watches are not sent; native default: no
 * @param joinRetries how often joining is tried again; native default: 3
 * @param connectTimeout how long joining may take in all, and each try of it; at least 1 ms. Empty: 5 s for each try, 60 s in all
 * @param singlePeerConnection whether one connection serves both directions; native default: yes
 * @param rtcConfig how connections are made
 * @param maxDataStreamPayloadBytes how long a data stream that is received may be; native default: 5 000 000 000 bytes
 * @param encryption of media, end to end; empty: none
 */
public record RoomOptions(Optional<Boolean> autoSubscribe, Optional<Boolean> adaptiveStream, Optional<Boolean> dynacast,
        OptionalInt joinRetries, Optional<Duration> connectTimeout, Optional<Boolean> singlePeerConnection, RtcConfig rtcConfig,
        OptionalLong maxDataStreamPayloadBytes, Optional<EncryptionOptions> encryption) {
    /** The native library's defaults. */
    public static final RoomOptions DEFAULTS = new RoomOptions(Optional.empty(), Optional.empty(), Optional.empty(),
            OptionalInt.empty(), Optional.empty(), Optional.empty(), RtcConfig.DEFAULTS, OptionalLong.empty(), Optional.empty());

    public RoomOptions {
        Objects.requireNonNull(autoSubscribe, "autoSubscribe is null");
        Objects.requireNonNull(adaptiveStream, "adaptiveStream is null");
        Objects.requireNonNull(dynacast, "dynacast is null");
        Objects.requireNonNull(singlePeerConnection, "singlePeerConnection is null");
        Objects.requireNonNull(rtcConfig, "rtcConfig is null");
        Objects.requireNonNull(encryption, "encryption is null");
        if (joinRetries.isPresent() && joinRetries.getAsInt() < 0) {
            throw new IllegalArgumentException("joinRetries is " + joinRetries.getAsInt() + "; it cannot be negative");
        }
        if (connectTimeout.isPresent() && Durations.millis(connectTimeout.get()) < 1) {
            throw new IllegalArgumentException("connectTimeout is " + connectTimeout.get() + "; it has to be at least 1 ms");
        }
        if (maxDataStreamPayloadBytes.isPresent() && maxDataStreamPayloadBytes.getAsLong() < 0) {
            throw new IllegalArgumentException(
                    "maxDataStreamPayloadBytes is " + maxDataStreamPayloadBytes.getAsLong() + "; it cannot be negative");
        }
    }

    public RoomOptions withAutoSubscribe(boolean autoSubscribe) {
        return new RoomOptions(Optional.of(autoSubscribe), adaptiveStream, dynacast, joinRetries, connectTimeout,
                singlePeerConnection, rtcConfig, maxDataStreamPayloadBytes, encryption);
    }

    public RoomOptions withAdaptiveStream(boolean adaptiveStream) {
        return new RoomOptions(autoSubscribe, Optional.of(adaptiveStream), dynacast, joinRetries, connectTimeout,
                singlePeerConnection, rtcConfig, maxDataStreamPayloadBytes, encryption);
    }

    public RoomOptions withDynacast(boolean dynacast) {
        return new RoomOptions(autoSubscribe, adaptiveStream, Optional.of(dynacast), joinRetries, connectTimeout,
                singlePeerConnection, rtcConfig, maxDataStreamPayloadBytes, encryption);
    }

    public RoomOptions withJoinRetries(int joinRetries) {
        return new RoomOptions(autoSubscribe, adaptiveStream, dynacast, OptionalInt.of(joinRetries), connectTimeout,
                singlePeerConnection, rtcConfig, maxDataStreamPayloadBytes, encryption);
    }

    public RoomOptions withConnectTimeout(Duration connectTimeout) {
        return new RoomOptions(autoSubscribe, adaptiveStream, dynacast, joinRetries, Optional.of(connectTimeout),
                singlePeerConnection, rtcConfig, maxDataStreamPayloadBytes, encryption);
    }

    public RoomOptions withSinglePeerConnection(boolean singlePeerConnection) {
        return new RoomOptions(autoSubscribe, adaptiveStream, dynacast, joinRetries, connectTimeout,
                Optional.of(singlePeerConnection), rtcConfig, maxDataStreamPayloadBytes, encryption);
    }

    public RoomOptions withRtcConfig(RtcConfig rtcConfig) {
        return new RoomOptions(autoSubscribe, adaptiveStream, dynacast, joinRetries, connectTimeout, singlePeerConnection,
                rtcConfig, maxDataStreamPayloadBytes, encryption);
    }

    public RoomOptions withMaxDataStreamPayloadBytes(long maxDataStreamPayloadBytes) {
        return new RoomOptions(autoSubscribe, adaptiveStream, dynacast, joinRetries, connectTimeout, singlePeerConnection,
                rtcConfig, OptionalLong.of(maxDataStreamPayloadBytes), encryption);
    }

    public RoomOptions withEncryption(EncryptionOptions encryption) {
        return new RoomOptions(autoSubscribe, adaptiveStream, dynacast, joinRetries, connectTimeout, singlePeerConnection,
                rtcConfig, maxDataStreamPayloadBytes, Optional.of(encryption));
    }
}
