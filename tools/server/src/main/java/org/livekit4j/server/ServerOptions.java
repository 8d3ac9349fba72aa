package org.livekit4j.server;

import java.util.List;

/**
 * What the server gives to every room on it.
 *
 * @param emptyTimeoutSeconds how long a room that nobody joined is kept
 * @param departureTimeoutSeconds how long a room that everybody left is kept
 * @param maxParticipants in a room; 0 means no limit
 * @param enabledCodecs MIME types such as {@code video/vp8} that may be published; empty means all that the server knows
 * @param dataTracks whether data tracks may be published, and the schemas of their frames defined
 * @param mediaOverTcp whether media can go over TCP too. The server then listens for it on all of the machine's addresses, and not on
 *     loopback only
 * @param webhookUrls where the server sends its webhooks, signed with its key
 * @param redis host and port of the Redis that makes several servers one installation; empty for a server of its own
 */
public record ServerOptions(int emptyTimeoutSeconds, int departureTimeoutSeconds, int maxParticipants, List<String> enabledCodecs,
        boolean dataTracks, boolean mediaOverTcp, List<String> webhookUrls, String redis) {
    /** LiveKit's own defaults, but media over UDP only. */
    public static final ServerOptions DEFAULTS = new ServerOptions(300, 20, 0, List.of(), true, false, List.of(), "");

    public ServerOptions {
        requireNatural("emptyTimeoutSeconds", emptyTimeoutSeconds);
        requireNatural("departureTimeoutSeconds", departureTimeoutSeconds);
        requireNatural("maxParticipants", maxParticipants);
        enabledCodecs = List.copyOf(enabledCodecs);
        webhookUrls = List.copyOf(webhookUrls);
        webhookUrls.forEach(ServerOptions::requireUrl);
        if (!redis.matches("([A-Za-z0-9.-]+:\\d{1,5})?")) {
            throw new IllegalArgumentException(
                    "'" + redis + "' is no address of a Redis; it must be a host and a port, or empty");
        }
        for (String codec : enabledCodecs) {
            if (!codec.matches("(audio|video)/[A-Za-z0-9]+")) {
                throw new IllegalArgumentException("'" + codec + "' is no codec; a codec is a MIME type such as video/vp8");
            }
        }
    }

    private static void requireUrl(String url) {
        if (!url.matches("https?://[A-Za-z0-9.:/_-]+")) {
            throw new IllegalArgumentException("'" + url + "' is no URL of a plain host and path; it must begin with http");
        }
    }

    private static void requireNatural(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " is " + value + "; it cannot be negative");
        }
    }

    public ServerOptions withEmptyTimeoutSeconds(int emptyTimeoutSeconds) {
        return new ServerOptions(emptyTimeoutSeconds, departureTimeoutSeconds, maxParticipants, enabledCodecs, dataTracks,
                mediaOverTcp, webhookUrls, redis);
    }

    public ServerOptions withDepartureTimeoutSeconds(int departureTimeoutSeconds) {
        return new ServerOptions(emptyTimeoutSeconds, departureTimeoutSeconds, maxParticipants, enabledCodecs, dataTracks,
                mediaOverTcp, webhookUrls, redis);
    }

    public ServerOptions withMaxParticipants(int maxParticipants) {
        return new ServerOptions(emptyTimeoutSeconds, departureTimeoutSeconds, maxParticipants, enabledCodecs, dataTracks,
                mediaOverTcp, webhookUrls, redis);
    }

    public ServerOptions withEnabledCodecs(List<String> enabledCodecs) {
        return new ServerOptions(emptyTimeoutSeconds, departureTimeoutSeconds, maxParticipants, enabledCodecs, dataTracks,
                mediaOverTcp, webhookUrls, redis);
    }

    public ServerOptions withDataTracks(boolean dataTracks) {
        return new ServerOptions(emptyTimeoutSeconds, departureTimeoutSeconds, maxParticipants, enabledCodecs, dataTracks,
                mediaOverTcp, webhookUrls, redis);
    }

    public ServerOptions withMediaOverTcp(boolean mediaOverTcp) {
        return new ServerOptions(emptyTimeoutSeconds, departureTimeoutSeconds, maxParticipants, enabledCodecs, dataTracks,
                mediaOverTcp, webhookUrls, redis);
    }

    public ServerOptions withWebhookUrls(List<String> webhookUrls) {
        return new ServerOptions(emptyTimeoutSeconds, departureTimeoutSeconds, maxParticipants, enabledCodecs, dataTracks,
                mediaOverTcp, webhookUrls, redis);
    }

    public ServerOptions withRedis(String redis) {
        return new ServerOptions(emptyTimeoutSeconds, departureTimeoutSeconds, maxParticipants, enabledCodecs, dataTracks,
                mediaOverTcp, webhookUrls, redis);
    }
}
