package org.livekit4j.agent.internal;

import java.net.URI;
import java.util.Locale;

/** Where a server with a URL has what. */
final class ServerPaths {

    private ServerPaths() {}

    static URI webSocket(URI server, String path) {
        return at(server, "ws", path);
    }

    static URI http(URI server, String path) {
        return at(server, "http", path);
    }

    private static URI at(URI server, String scheme, String path) {
        String given = server.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = given.equals("wss") || given.equals("https");
        String before = server.getRawPath() == null ? "" : server.getRawPath().replaceFirst("/+$", "");
        String authority = server.getRawAuthority().replaceFirst("^.*@", "");
        return URI.create(scheme + (secure ? "s" : "") + "://" + authority + before + path);
    }
}
