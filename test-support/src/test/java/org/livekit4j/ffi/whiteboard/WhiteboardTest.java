package org.livekit4j.ffi.whiteboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.dto.FailedServiceDTO;
import org.livekit4j.dto.ServiceDTO;
import org.livekit4j.testing.FakeContext;
import org.livekit4j.testing.FakeReference;
import org.osgi.framework.BundleContext;

@Timeout(30)
class WhiteboardTest {
    private final List<String> done = new ArrayList<>();
    private final Whiteboard<Service> whiteboard = new Whiteboard<>();
    private final FakeReference<Object> reference = new FakeReference<>(7, Map.of("a", 1));
    private Throwable failure;

    /** One whose use is a text. */
    private final class Service extends WhiteboardService<String> {
        Service() {
            super(reference);
        }

        @Override
        protected String use(Map<String, ?> properties) {
            fail();
            done.add("use " + properties.get("a"));
            return "used";
        }

        @Override
        protected void update(String used, Map<String, ?> properties) {
            fail();
            done.add("update " + used + " " + properties.get("a"));
        }

        @Override
        protected void release(String used) {
            done.add("release " + used);
        }

        private void fail() {
            if (failure instanceof Error error) {
                throw error;
            } else if (failure instanceof RuntimeException exception) {
                throw exception;
            }
        }
    }

    @Test
    void shouldUseAServiceAndFollowItUntilItGoes() {
        Service service = new Service();
        whiteboard.add(service);
        assertThat(whiteboard.services()).containsExactly(service);
        assertThat(service.inUse()).contains("used");
        reference.set(Map.of("a", 2));
        whiteboard.modified(reference);
        whiteboard.remove(reference);
        whiteboard.remove(reference);
        whiteboard.modified(reference);
        assertThat(done).containsExactly("use 1", "update used 2", "release used");
        assertThat(service.inUse()).isEmpty();
        assertThat(whiteboard.services()).isEmpty();
    }

    @Test
    void shouldNotUseAServiceAgainThatHasGone() {
        Service service = new Service();
        service.refresh();
        service.end();
        service.end();
        service.refresh();
        assertThat(done).containsExactly("use 1", "release used");
    }

    @Test
    void shouldReleaseAServiceThatFailsAndUseItAgainWhenItIsRight() {
        Service service = new Service();
        service.refresh();
        failure = new IllegalArgumentException("a is wrong");
        service.refresh();
        FailedServiceDTO failed = service.failure(new FailedServiceDTO()).orElseThrow();
        assertThat(failed.reason).isEqualTo(FailedServiceDTO.INVALID_PROPERTY);
        assertThat(failed.text).isEqualTo("a is wrong");
        assertThat(failed.serviceId).isEqualTo(7);
        failure = null;
        service.refresh();
        assertThat(service.failure(new FailedServiceDTO())).isEmpty();
        assertThat(done).containsExactly("use 1", "release used", "use 1");
    }

    @Test
    void shouldTellTheTextOfItsOwnErrorsAndThoseOfTheJdk() {
        failure = new NoClassDefFoundError("some.Type");
        Service service = new Service();
        service.refresh();
        FailedServiceDTO failed = service.failure(new FailedServiceDTO()).orElseThrow();
        assertThat(failed.reason).isEqualTo(FailedServiceDTO.EXCEPTION);
        assertThat(failed.text).isEqualTo("some.Type");
    }

    @Test
    void shouldListAServiceAsFailedWhenItsPropertiesAreWrongOrThereIsNoObject() {
        BundleContext context = FakeContext.of(reference, new FakeReference<>(8, Map.of()));
        failure = new IllegalArgumentException("a is wrong");
        whiteboard.add(new Service());
        FailedServiceDTO[] failures = whiteboard.failures(context, Service.class);
        assertThat(failures).extracting(failed -> failed.serviceId, failed -> failed.reason).containsExactly(
                tuple(7L, FailedServiceDTO.INVALID_PROPERTY), tuple(8L, FailedServiceDTO.UNGETTABLE));
        assertThat(failures[1].bundle).isEqualTo("some.bundle");
        assertThat(failures[1].text).contains("no object");
    }

    @Test
    void shouldListAServiceAsFailedWhenItIsOfForeignClasses() {
        reference.makeForeign();
        assertThat(whiteboard.failures(FakeContext.of(reference), Service.class)).singleElement()
                .satisfies(failed -> assertThat(failed.text).contains("org.livekit4j.ffi.whiteboard", "refresh"));
    }

    @Test
    void shouldListNoFailureWhenAllServicesAreInUse() {
        whiteboard.add(new Service());
        assertThat(whiteboard.failures(FakeContext.of(reference), Service.class)).isEmpty();
        assertThat(whiteboard.failures(FakeContext.of(), Service.class)).isEmpty();
    }

    @Test
    void shouldSayWhichServiceItIs() {
        Service service = new Service();
        assertThat(service.id()).isEqualTo(7);
        assertThat(service.bundleId()).isEqualTo(FakeReference.BUNDLE_ID);
        assertThat(service.bundle()).isEqualTo("some.bundle");
        ServiceDTO dto = service.service(new FailedServiceDTO());
        assertThat(dto.serviceId).isEqualTo(7);
        assertThat(dto.bundleId).isEqualTo(FakeReference.BUNDLE_ID);
        assertThat(dto.bundle).isEqualTo("some.bundle");
    }

    @Test
    void shouldLetAnotherThreadGoOnWhenOneIsDone() throws Exception {
        Service service = new Service();
        CompletableFuture.runAsync(service::refresh).get();
        Thread.ofPlatform().start(service::refresh).join();
        Thread.ofPlatform().start(service::end).join();
        service.end();
        assertThat(done).containsExactly("use 1", "update used 1", "release used");
    }
}
