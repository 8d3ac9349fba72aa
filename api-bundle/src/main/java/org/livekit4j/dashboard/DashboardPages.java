package org.livekit4j.dashboard;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The dashboard of an OSGi framework, for an HTTP server that serves other pages, too; a service. The caller decides under which
 * address it is served, and to whom. Safe for use by several threads.
 */
@ProviderType
public interface DashboardPages {

    /** A request and its answer, as the server sees them. Used on the thread that passes it, and not afterwards. */
    interface Exchange {

        /** {@return the method of the request, such as {@code GET}} */
        String method();

        /** {@return the path below the dashboard's own, which begins with a slash; {@code /} is the page} */
        String path();

        /** {@return the query of the request, decoded; empty if it has none} */
        String query();

        /**
         * Begins the answer. Called once at most.
         *
         * @param status the HTTP status
         * @param headers the headers
         * @param lengthBytes the length of the content in bytes; -1 if it is not known yet, because the content is sent bit by bit
         * @return takes the content, and is flushed when something shall reach the user now
         * @throws IOException if the user has gone
         */
        OutputStream answer(int status, Map<String, String> headers, long lengthBytes) throws IOException;
    }

    /**
     * Answers a request of a user who may see the dashboard. A request for {@code /events} is answered until the user has gone, the
     * thread is interrupted, or the service ends; all others take a few seconds at most.
     *
     * @param exchange the request
     * @throws IOException if the user has gone
     */
    void answer(Exchange exchange) throws IOException;

    /**
     * Answers a request that the caller refuses, with the headers that all answers have.
     *
     * @param exchange the request
     * @param status the HTTP status, such as 403
     * @param reason a sentence for the user
     * @throws IOException if the user has gone
     */
    void refuse(Exchange exchange, int status, String reason) throws IOException;
}
