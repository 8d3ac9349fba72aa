package org.livekit4j.dashboard.servlet.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import javax.servlet.AsyncContext;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.dashboard.DashboardPages;
import org.livekit4j.testing.Fake;

@Timeout(60)
class DashboardServletTest {
    private final List<String> happened = new CopyOnWriteArrayList<>();
    private final Map<String, String> headers = new HashMap<>();
    private final Asked asked = new Asked();
    private final CountDownLatch streaming = new CountDownLatch(1);
    /** One for each event after the first. */
    private final Semaphore due = new Semaphore(0);
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final DashboardServlet servlet = new DashboardServlet(new Pages(), new Admission(Set.of(), Set.of("admin"), false,
            new Logins(TestRealm.REALM, now::get)));

    @BeforeAll
    static void install() {
        TestRealm.install();
    }

    @AfterEach
    void close() {
        servlet.close();
    }

    private final class Pages implements DashboardPages {
        @Override
        public void answer(Exchange exchange) throws IOException {
            happened.add(exchange.method() + " " + exchange.path() + " " + exchange.query());
            OutputStream out = exchange.answer(200, Map.of("X-A", "b"), exchange.path().equals("/events") ? -1 : 3);
            out.write(new byte[]{65});
            if (exchange.path().equals("/events")) {
                streaming.countDown();
                try {
                    while (true) {
                        due.acquire();
                        out.write(new byte[]{66});
                    }
                } catch (InterruptedException e) {
                    happened.add("interrupted");
                }
            }
        }

        @Override
        public void refuse(Exchange exchange, int status, String reason) {
            happened.add(status + " " + reason);
        }
    }

    private HttpServletResponse response() {
        return Fake.of(HttpServletResponse.class, (method, arguments) -> switch (method) {
            case "getOutputStream" -> output();
            case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
            case "setStatus", "setContentLengthLong", "sendRedirect" -> happened.add(method + " " + arguments[0]);
            default -> Fake.unexpected(HttpServletResponse.class, method);
        });
    }

    private ServletOutputStream output() {
        return new ServletOutputStream() {
            @Override
            public void write(int b) {
                happened.add("write " + b);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private void ask(String path) throws IOException {
        asked.answers.put("getPathInfo", path);
        asked.answers.put("startAsync", Fake.of(AsyncContext.class, (method, _) -> happened.add(method)));
        servlet.service(asked.request(), response());
    }

    @Test
    void shouldPassOnTheRequestAndItsAnswerWhenTheUserIsAdmitted() throws IOException {
        asked.answers.put("getQueryString", "a%20%2B+b");
        ask("/picture");

        assertThat(happened).containsExactly("GET /picture a ++b", "setStatus 200", "setContentLengthLong 3", "write 65");
        assertThat(headers).containsEntry("X-A", "b");
    }

    @Test
    void shouldAskForThePasswordWhenThereIsNone() throws IOException {
        asked.headers.remove("Authorization");
        ask("/events");

        assertThat(happened).singleElement().asString().startsWith("401 ");
        assertThat(headers.get("WWW-Authenticate")).startsWith("Basic realm=");
    }

    @Test
    void shouldNotAskForAnotherPasswordWhenTheRoleIsMissing() throws IOException {
        asked.headers.put("Authorization", TestRealm.header("bob"));
        ask("/events");

        assertThat(happened).singleElement().asString().startsWith("403 ");
        assertThat(headers).isEmpty();
    }

    @Test
    void shouldSendTheUserToThePageWhenTheSlashIsMissing() throws IOException {
        ask(null);
        assertThat(happened).containsExactly("sendRedirect /livekit/");
    }

    @Test
    void shouldStreamOnAThreadOfItsOwnUntilItIsClosed() throws Exception {
        ask("/events");
        streaming.await();
        assertThat(happened).contains("setTimeout", "GET /events ", "write 65").doesNotContain("complete",
                "setContentLengthLong -1");

        servlet.close();
        assertThat(happened).endsWith("interrupted", "complete");
        ask("/events");
        await().until(() -> happened.getLast().equals("complete"));
        assertThat(happened).contains("503 the dashboard is being closed");
    }

    private void awaitEvents(int number) {
        due.release();
        await().until(() -> Collections.frequency(happened, "write 66") == number);
    }

    @Test
    void shouldEndTheStreamWithinAMinuteWhenTheRoleIsTakenAway() throws Exception {
        ask("/events");
        streaming.await();
        now.set(Instant.EPOCH.plus(Logins.HOLDS));
        awaitEvents(1);
        try {
            TestRealm.ADMIN.set("zoe");
            awaitEvents(2);
            now.set(Instant.EPOCH.plus(Logins.HOLDS.multipliedBy(2)));
            due.release();
            await().until(() -> happened.getLast().equals("complete"));
        } finally {
            TestRealm.ADMIN.set("ada");
        }
        assertThat(happened).doesNotContain("interrupted");
        assertThat(Collections.frequency(happened, "write 66")).isEqualTo(2);
    }

    @Test
    void shouldUnderstandNothingWhenTheQueryIsNotEncoded() throws IOException {
        asked.answers.put("getQueryString", "%zz");
        ask("/picture");
        assertThat(happened.getFirst()).isEqualTo("GET /picture ");
    }
}
