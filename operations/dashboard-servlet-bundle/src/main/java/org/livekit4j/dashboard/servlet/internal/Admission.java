package org.livekit4j.dashboard.servlet.internal;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;

/**
 * Who may see the dashboard. A page of a stranger in the same browser can send requests here, and the browser adds the password to
 * them; but the stranger cannot forge the headers that tell so. Safe for use by several threads.
 *
 * @param hosts the names that the server has, in lower case, besides its addresses
 * @param roles one of them is needed
 * @param plainHttp whether other machines need no TLS
 */
record Admission(Set<String> hosts, Set<String> roles, boolean plainHttp, Logins logins) {
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
    private static final int BUSY = 503;
    private static final String LOCALHOST = "localhost";

    /** @param text of the answer, which repeats nothing of the request */
    record Refusal(int status, String text) {}

    /** Why a request is refused, if it is. The password is asked for, and looked at, last. */
    Optional<Refusal> check(HttpServletRequest request) {
        if (!isServed(request.getServerName())) {
            return refuse(421, "this host is not served here; add its name to the property hosts of the configuration "
                    + ServletConfiguration.PID);
        }
        if (isForeign(request)) {
            return refuse(403, "pages of other origins are not served");
        }
        if (!plainHttp && !request.isSecure() && !isLoopback(request.getRemoteAddr())) {
            return refuse(403, "a password would be readable on its way: use https, a tunnel, or set plain.http in the"
                    + " configuration " + ServletConfiguration.PID);
        }
        return login(request.getHeader("Authorization"));
    }

    private Optional<Refusal> login(String authorization) {
        try {
            Optional<Set<String>> known = logins.roles(authorization);
            if (known.isEmpty()) {
                return refuse(401, "log in with a name and a password of this server");
            }
            return known.get().stream().anyMatch(roles::contains)
                    ? Optional.empty()
                    : refuse(403, "you have none of the roles that may see the dashboard");
        } catch (Logins.BusyException e) {
            return refuse(BUSY, "too many users log in; try again");
        }
    }

    /** Whether a user who was admitted still is. Where too many others log in at the moment, that is left for the next time. */
    boolean stillAdmits(String authorization) {
        return login(authorization).filter(refusal -> refusal.status() != BUSY).isEmpty();
    }

    private static Optional<Refusal> refuse(int status, String text) {
        return Optional.of(new Refusal(status, text));
    }

    /** Names other than the server's own may have been let point here by strangers; addresses cannot. */
    private boolean isServed(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals(LOCALHOST) || hosts.contains(name) || address(name).isPresent();
    }

    private static boolean isForeign(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        String site = request.getHeader("Sec-Fetch-Site");
        boolean other = site != null && !OWN_SITE.contains(site) && !isLink(request);
        // The scheme may be another one than the browser's, behind a proxy.
        return other || origin != null && !(host != null && origin.endsWith("://" + host));
    }

    /** A link of another page to this one, which shows nothing to that page. */
    private static boolean isLink(HttpServletRequest request) {
        return "navigate".equals(request.getHeader("Sec-Fetch-Mode")) && "document".equals(request.getHeader("Sec-Fetch-Dest"));
    }

    private static boolean isLoopback(String address) {
        return address(address).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    private static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text.replaceAll("^\\[|\\]$", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
