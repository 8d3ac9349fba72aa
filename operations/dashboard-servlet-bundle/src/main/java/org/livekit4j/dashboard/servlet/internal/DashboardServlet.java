package org.livekit4j.dashboard.servlet.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.servlet.AsyncContext;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.livekit4j.dashboard.DashboardPages;

/** Serves the dashboard to those whom it admits. Event streams take no thread of the server. */
final class DashboardServlet extends HttpServlet implements AutoCloseable {
    private static final long serialVersionUID = 1L;
    private static final String EVENTS = "/events";
    private static final long END_SECONDS = 5;

    private final transient DashboardPages pages;
    private final transient Admission admission;
    private final transient ExecutorService watchers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("livekit-dashboard watcher ", 0).inheritInheritableThreadLocals(false).factory());

    DashboardServlet(DashboardPages pages, Admission admission) {
        this.pages = pages;
        this.admission = admission;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String authorization = request.getHeader("Authorization");
        Request exchange = new Request(request.getMethod(), Optional.ofNullable(request.getPathInfo()).orElse(""),
                Optional.ofNullable(request.getQueryString()).orElse(""), response, () -> admission.stillAdmits(authorization));
        Optional<Admission.Refusal> refusal = admission.check(request);
        if (refusal.isPresent()) {
            if (refusal.get().status() == HttpServletResponse.SC_UNAUTHORIZED) {
                response.setHeader("WWW-Authenticate", "Basic realm=\"LiveKit4j dashboard\", charset=\"UTF-8\"");
            }
            pages.refuse(exchange, refusal.get().status(), refusal.get().text());
        } else if (exchange.path().isEmpty()) {
            response.sendRedirect(request.getContextPath() + request.getServletPath() + "/");
        } else if (exchange.path().equals(EVENTS)) {
            stream(exchange, request.startAsync());
        } else {
            pages.answer(exchange);
        }
    }

    private void stream(Request exchange, AsyncContext async) throws IOException {
        async.setTimeout(0);
        try {
            watchers.execute(() -> {
                try {
                    pages.answer(exchange);
                } catch (IOException | IllegalStateException e) {
                    // The user has gone, or may no longer watch, or the server has gone.
                } finally {
                    async.complete();
                }
            });
        } catch (RejectedExecutionException e) {
            pages.refuse(exchange, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "the dashboard is being closed");
            async.complete();
        }
    }

    /**
     * @param path empty where the page should be asked for with a slash
     * @param admitted whether the user still is
     */
    private record Request(String method, String path, String rawQuery, HttpServletResponse response, BooleanSupplier admitted)
            implements
                DashboardPages.Exchange {

        @Override
        public String query() {
            try {
                return URLDecoder.decode(rawQuery.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return ""; // no query of the page's own
            }
        }

        @Override
        public OutputStream answer(int status, Map<String, String> headers, long lengthBytes) throws IOException {
            response.setStatus(status);
            headers.forEach(response::setHeader);
            if (lengthBytes < 0) {
                return new EventStream(response.getOutputStream(), admitted);
            }
            response.setContentLengthLong(lengthBytes);
            return response.getOutputStream();
        }
    }

    /** Ends when the user is no longer admitted, which is looked at before each event. */
    private static final class EventStream extends FilterOutputStream {
        private final BooleanSupplier admitted;

        EventStream(OutputStream events, BooleanSupplier admitted) {
            super(events);
            this.admitted = admitted;
        }

        @Override
        public void write(byte[] event, int offset, int length) throws IOException {
            if (!admitted.getAsBoolean()) {
                throw new IOException("the user is no longer admitted");
            }
            out.write(event, offset, length);
        }
    }

    /** Ends the event streams. */
    @Override
    public void close() {
        watchers.shutdownNow();
        try {
            watchers.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
