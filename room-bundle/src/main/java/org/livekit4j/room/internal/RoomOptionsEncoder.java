package org.livekit4j.room.internal;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.livekit4j.ffi.proto.ContinualGatheringPolicy;
import org.livekit4j.ffi.proto.E2eeOptions;
import org.livekit4j.ffi.proto.EncryptionType;
import org.livekit4j.ffi.proto.IceTransportType;
import org.livekit4j.ffi.proto.KeyDerivationFunction;
import org.livekit4j.ffi.proto.KeyProviderOptions;
import org.livekit4j.ffi.proto.RoomDataStreamOptions;
import org.livekit4j.ffi.proto.RoomOptions.Builder;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.IceServer;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.RtcConfig;
import org.livekit4j.time.Durations;

/** Encodes the options of a room; for options that are not set, the native library's defaults apply. */
final class RoomOptionsEncoder {

    /** What the server is told besides the SDK that the native library is. */
    private static final String OTHER_SDKS = "livekit4j" + Optional
            .ofNullable(RoomOptionsEncoder.class.getPackage().getImplementationVersion()).map(":"::concat).orElse("");

    private RoomOptionsEncoder() {}

    static org.livekit4j.ffi.proto.RoomOptions encode(RoomOptions options) {
        Builder to = org.livekit4j.ffi.proto.RoomOptions.newBuilder();
        options.autoSubscribe().ifPresent(to::setAutoSubscribe);
        options.adaptiveStream().ifPresent(to::setAdaptiveStream);
        options.dynacast().ifPresent(to::setDynacast);
        options.joinRetries().ifPresent(to::setJoinRetries);
        options.connectTimeout().ifPresent(timeout -> to.setConnectTimeoutMs(Durations.millis(timeout)));
        options.singlePeerConnection().ifPresent(to::setSinglePeerConnection);
        options.maxDataStreamPayloadBytes()
                .ifPresent(bytes -> to.setDataStream(RoomDataStreamOptions.newBuilder().setMaxPayloadByteLength(bytes)));
        if (!options.rtcConfig().equals(RtcConfig.DEFAULTS)) {
            to.setRtcConfig(encode(options.rtcConfig()));
        }
        options.encryption().ifPresent(encryption -> to.setEncryption(encode(encryption)));
        return to.setOtherSdks(OTHER_SDKS).build();
    }

    /** All but a shared key is required: a size of 0 keeps a room from being joined. */
    private static E2eeOptions encode(EncryptionOptions options) {
        KeyProviderOptions.Builder keys = KeyProviderOptions.newBuilder()
                .setRatchetSalt(ByteString.copyFrom(options.ratchetSalt())).setRatchetWindowSize(options.ratchetWindowSize())
                .setFailureTolerance(options.failureTolerance()).setKeyRingSize(options.keyRingSize())
                .setKeyDerivationFunction(KeyDerivationFunction.forNumber(options.keyDerivation().ordinal()));
        options.sharedKey().ifPresent(key -> keys.setSharedKey(ByteString.copyFrom(key)));
        return E2eeOptions.newBuilder().setEncryptionType(EncryptionType.GCM).setKeyProviderOptions(keys).build();
    }

    private static org.livekit4j.ffi.proto.RtcConfig encode(RtcConfig config) {
        org.livekit4j.ffi.proto.RtcConfig.Builder to = org.livekit4j.ffi.proto.RtcConfig.newBuilder();
        config.transport().ifPresent(transport -> to.setIceTransportType(IceTransportType.forNumber(transport.ordinal())));
        config.gatherContinually().ifPresent(continually -> to.setContinualGatheringPolicy(
                continually ? ContinualGatheringPolicy.GATHER_CONTINUALLY : ContinualGatheringPolicy.GATHER_ONCE));
        config.iceServers().forEach(server -> to.addIceServers(encode(server)));
        return to.build();
    }

    private static org.livekit4j.ffi.proto.IceServer encode(IceServer server) {
        org.livekit4j.ffi.proto.IceServer.Builder to = org.livekit4j.ffi.proto.IceServer.newBuilder().addAllUrls(server.urls());
        server.username().ifPresent(to::setUsername);
        server.password().ifPresent(to::setPassword);
        return to.build();
    }
}
