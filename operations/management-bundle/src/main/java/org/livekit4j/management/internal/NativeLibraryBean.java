package org.livekit4j.management.internal;

import java.util.Map;
import java.util.stream.Collectors;
import org.livekit4j.ffi.EventStatistics;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.management.MBeanRegistration;
import org.livekit4j.management.NativeLibraryMXBean;
import org.livekit4j.text.Printable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The native library's MBean; it comes and goes with the library. */
@Component(service = {})
public final class NativeLibraryBean implements NativeLibraryMXBean {
    private final FfiClient client;
    private final MBeanRegistration registration;

    @Activate
    @SuppressWarnings("this-escape") // what it reads is there by then
    public NativeLibraryBean(@Reference FfiClient client) {
        this.client = client;
        registration = MBeanRegistration.of(OBJECT_NAME, this);
    }

    @Deactivate
    void close() {
        registration.close();
    }

    @Override
    public String getState() {
        return client.health().state().name();
    }

    @Override
    public String getVersion() {
        return client.health().libraryVersion().orElse(null);
    }

    @Override
    public String getPath() {
        return client.health().libraryPath();
    }

    @Override
    public long getPanics() {
        return client.health().panics();
    }

    @Override
    public String getLastPanic() {
        return client.health().lastPanic().map(Printable::of).orElse(null);
    }

    @Override
    public long getHandlesCreated() {
        return client.handles().created();
    }

    @Override
    public long getHandlesReleased() {
        return client.handles().released();
    }

    @Override
    public long getHandlesLive() {
        return client.handles().live();
    }

    @Override
    public Map<String, Long> getLiveHandlesByKind() {
        return client.handles().liveByKind().entrySet().stream()
                .collect(Collectors.toMap(kind -> kind.getKey().name(), Map.Entry::getValue));
    }

    @Override
    public EventStatistics getEvents() {
        return client.events();
    }
}
