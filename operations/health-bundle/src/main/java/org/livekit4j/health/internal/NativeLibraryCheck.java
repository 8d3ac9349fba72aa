package org.livekit4j.health.internal;

import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHealth;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Whether the native library is open, and whether it works. */
@Component(property = {HealthCheck.NAME + "=LiveKit native library", HealthCheck.TAGS + "=livekit", HealthCheck.TAGS + "=native"})
public final class NativeLibraryCheck implements HealthCheck {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    volatile FfiClient client;

    /** Without the library to begin with. */
    public NativeLibraryCheck() {}

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        FfiClient open = client;
        if (open == null) {
            log.critical("the native library is not open; the log says why the bundle org.livekit4j.ffi did not open it");
            return new Result(log);
        }
        FfiHealth health = open.health();
        log.debug("liblivekit_ffi {} in {}", health.libraryVersion().orElse("of unknown version"), health.libraryPath());
        String panic = health.lastPanic().map(last -> "; the last one: " + last).orElse("");
        switch (health.state()) {
            case READY -> log.info("it is ready");
            case DEGRADED -> log.warn("it works, and has reported {} panics{}", health.panics(), panic);
            case STOPPED -> log.critical("it is shut down");
            case STUCK -> log.critical("it did not shut down in time; only a new JVM can open it again");
        }
        if (!health.nativeAccess()) {
            log.warn("native access is not enabled, which a later JDK will require; start the JVM with"
                    + " --enable-native-access=ALL-UNNAMED");
        }
        return new Result(log);
    }
}
