package org.livekit4j.dashboard.servlet.internal;

import java.util.HashMap;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import org.livekit4j.testing.Fake;

/** A request as a test makes it up: at first of Ada, who has the right role, on the same machine. */
final class Asked {
    final Map<String, String> headers = new HashMap<>(Map.of("Host", "127.0.0.1:8181", "Authorization", TestRealm.header("ada")));
    final Map<String, Object> answers = new HashMap<>(
            Map.of("getServerName", "127.0.0.1", "getRemoteAddr", "127.0.0.1", "isSecure",
                    false, "getMethod", "GET", "getPathInfo", "/", "getContextPath", "", "getServletPath", "/livekit"));

    HttpServletRequest request() {
        return Fake.of(HttpServletRequest.class, (method, arguments) -> method.equals("getHeader")
                ? headers.get((String) arguments[0])
                : answers.get(method));
    }
}
