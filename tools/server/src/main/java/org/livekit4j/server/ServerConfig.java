package org.livekit4j.server;

import java.util.stream.Collectors;

/**
 * The server's configuration file: on loopback, and nothing looked up outside. Without STUN servers of its own it would send its clients to
 * public ones; so it names a port where nobody answers.
 */
record ServerConfig(ServerPorts ports, ApiKey key, ServerOptions options) {

    String yaml() {
        return """
                port: %d
                bind_addresses: ["127.0.0.1"]
                keys:
                  %s: %s
                rtc:
                  tcp_port: %d
                  udp_port: %d
                  use_external_ip: false
                  enable_loopback_candidate: true
                  node_ip: 127.0.0.1
                  ips:
                    includes: ["127.0.0.1/32"]
                  stun_servers: ["127.0.0.1:9"]
                room:
                  empty_timeout: %d
                  departure_timeout: %d
                  max_participants: %d
                %senable_data_tracks: %s
                enable_participant_data_blob: %<s
                %s%s""".formatted(ports.signal(), quoted(key.key()), quoted(key.secret()),
                options.mediaOverTcp() ? ports.rtcTcp() : 0,
                ports.rtcUdp(),
                options.emptyTimeoutSeconds(), options.departureTimeoutSeconds(), options.maxParticipants(), codecs(),
                options.dataTracks(), webhook(), redis());
    }

    private String webhook() {
        if (options.webhookUrls().isEmpty()) {
            return "";
        }
        return options.webhookUrls().stream().map(url -> "    - " + quoted(url) + "\n")
                .collect(Collectors.joining("", "webhook:\n  api_key: " + quoted(key.key()) + "\n  urls:\n", ""));
    }

    private String redis() {
        return options.redis().isEmpty() ? "" : "redis:\n  address: " + quoted(options.redis()) + "\n";
    }

    /** Or YAML would read a number, or a comment. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private String codecs() {
        if (options.enabledCodecs().isEmpty()) {
            return "";
        }
        return options.enabledCodecs().stream().map(codec -> "    - mime: " + codec + "\n")
                .collect(Collectors.joining("", "  enabled_codecs:\n", ""));
    }
}
