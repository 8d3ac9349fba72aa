package org.livekit4j.room;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How WebRTC finds its way to the server. What is empty is left to the native library.
 *
 * @param transport which paths are tried; native default: {@link IceTransport#ALL}
 * @param gatherContinually whether paths are looked for as long as the room is open; native default: yes
 * @param iceServers in place of those that the server names; empty: those
 */
public record RtcConfig(Optional<IceTransport> transport, Optional<Boolean> gatherContinually, List<IceServer> iceServers) {
    /** The native library's defaults. */
    public static final RtcConfig DEFAULTS = new RtcConfig(Optional.empty(), Optional.empty(), List.of());

    public RtcConfig {
        Objects.requireNonNull(transport, "transport is null");
        Objects.requireNonNull(gatherContinually, "gatherContinually is null");
        iceServers = List.copyOf(iceServers);
    }

    public RtcConfig withTransport(IceTransport transport) {
        return new RtcConfig(Optional.of(transport), gatherContinually, iceServers);
    }

    public RtcConfig withGatherContinually(boolean gatherContinually) {
        return new RtcConfig(transport, Optional.of(gatherContinually), iceServers);
    }

    public RtcConfig withIceServers(IceServer... iceServers) {
        return new RtcConfig(transport, gatherContinually, List.of(iceServers));
    }
}
