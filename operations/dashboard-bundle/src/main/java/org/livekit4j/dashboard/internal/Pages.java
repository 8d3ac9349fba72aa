package org.livekit4j.dashboard.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The files of the page, and the headers of all answers. */
final class Pages {
    /** Nothing is loaded from elsewhere, nothing is framed, nothing in a text is run, and nothing is kept. */
    static final Map<String, String> HEADERS = Map.of("Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff", "X-Frame-Options", "DENY", "Referrer-Policy", "no-referrer", "Cache-Control",
            "no-store", "Cross-Origin-Opener-Policy", "same-origin", "Cross-Origin-Resource-Policy", "same-origin");

    private static final Map<String, Page> PAGES = Map.of("/", page("dashboard.html", "text/html"), "/dashboard.css",
            page("dashboard.css", "text/css"), "/dashboard.js", page("dashboard.js", "text/javascript"), "/cells.js",
            page("cells.js", "text/javascript"), "/icon.svg",
            page("icon.svg", "image/svg+xml"));

    private Pages() {}

    /** @param type the media type */
    record Page(String type, byte[] content) {}

    private static Page page(String name, String type) {
        try (InputStream in = Pages.class.getResourceAsStream(name)) {
            return new Page(type + "; charset=utf-8", in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<Page> find(String path) {
        return Optional.ofNullable(PAGES.get(path));
    }
}
