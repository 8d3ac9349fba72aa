package org.livekit4j.room;

import java.util.List;
import java.util.Optional;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/**
 * How WebRTC finds its way to the server. An empty option is left to the native library. Immutable; every {@code with} method
 * returns a changed copy.
 */
public final class RtcConfig {
    private static final Option<IceTransport> TRANSPORT = Option.of("transport");
    private static final Option<Boolean> GATHER_CONTINUALLY = Option.of("gatherContinually");
    private static final Option<List<IceServer>> ICE_SERVERS = Option.of("iceServers", List.of());

    /** The native library's defaults. */
    public static final RtcConfig DEFAULTS = new RtcConfig(OptionValues.of(RtcConfig.class));

    private final OptionValues values;

    private RtcConfig(OptionValues values) {
        this.values = values;
    }

    private <T> RtcConfig with(Option<T> option, T value) {
        return new RtcConfig(values.with(option, value));
    }

    /** {@return which paths are tried; native default: {@link IceTransport#ALL}} */
    public Optional<IceTransport> transport() {
        return values.find(TRANSPORT);
    }

    /** {@return whether paths are looked for as long as the room is open; native default: yes} */
    public Optional<Boolean> gatherContinually() {
        return values.find(GATHER_CONTINUALLY);
    }

    /** {@return the servers to use in place of those that the server names; empty means those} */
    public List<IceServer> iceServers() {
        return values.get(ICE_SERVERS);
    }

    /**
     * Returns a copy with another {@link #transport}.
     *
     * @param transport which paths are tried
     * @return the copy
     */
    public RtcConfig withTransport(IceTransport transport) {
        return with(TRANSPORT, transport);
    }

    /**
     * Returns a copy with another {@link #gatherContinually}.
     *
     * @param gatherContinually whether paths are looked for as long as the room is open
     * @return the copy
     */
    public RtcConfig withGatherContinually(boolean gatherContinually) {
        return with(GATHER_CONTINUALLY, gatherContinually);
    }

    /**
     * Returns a copy with another {@link #iceServers}.
     *
     * @param iceServers the servers to use in place of those that the server names
     * @return the copy
     */
    public RtcConfig withIceServers(IceServer... iceServers) {
        return with(ICE_SERVERS, List.of(iceServers));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RtcConfig that && values.equals(that.values);
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
