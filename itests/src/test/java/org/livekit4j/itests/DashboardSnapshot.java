package org.livekit4j.itests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.livekit4j.dashboard.DashboardControl;

/** What the dashboard of a framework shows, as a browser gets it. */
final class DashboardSnapshot {

    private static final int MOST = 5;

    private DashboardSnapshot() {}

    /** Opens the dashboard, looks once, and closes it. */
    static String of(DashboardControl dashboard) throws IOException, InterruptedException {
        return of(dashboard, snapshot -> true);
    }

    /** The same, until it looks right, but for a few seconds at most; empty if it did not. */
    static String of(DashboardControl dashboard, Predicate<String> right) throws IOException, InterruptedException {
        URI address = dashboard.open();
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/events"))
                .header("Authorization", "Bearer " + address.getFragment()).build();
        try (HttpClient http = HttpClient.newHttpClient();
                Stream<String> lines = http.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            return lines.filter(line -> !line.isBlank()).limit(MOST).filter(right).findFirst().orElse("");
        } finally {
            dashboard.close();
        }
    }
}
