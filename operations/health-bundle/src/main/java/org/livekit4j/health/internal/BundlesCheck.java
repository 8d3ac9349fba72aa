package org.livekit4j.health.internal;

import java.util.List;
import java.util.function.Supplier;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.livekit4j.ffi.management.BundleTroubles.Trouble;
import org.livekit4j.ffi.management.BundleTroubles;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Whether the bundles work together: an update without a refresh would stop audio and video without an error. */
@Component(property = {HealthCheck.NAME + "=LiveKit bundles", HealthCheck.TAGS + "=livekit", HealthCheck.TAGS + "=bundles"})
public final class BundlesCheck implements HealthCheck {
    private final Supplier<List<Trouble>> stale;
    private final Supplier<List<Trouble>> idle;

    @Activate
    public BundlesCheck(BundleContext context) {
        this(() -> BundleTroubles.stale(context), () -> BundleTroubles.idle(context));
    }

    BundlesCheck(Supplier<List<Trouble>> stale, Supplier<List<Trouble>> idle) {
        this.stale = stale;
        this.idle = idle;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        stale.get().forEach(trouble -> log.critical("{}; {}", trouble.text(), trouble.advice()));
        idle.get().forEach(trouble -> log.warn("{}; {}", trouble.text(), trouble.advice()));
        log.info("the bundles were checked");
        return new Result(log);
    }
}
