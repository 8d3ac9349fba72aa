package org.livekit4j.ffi.internal;

import java.time.Duration;
import org.livekit4j.ffi.management.BundleTroubles;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs that bundles were updated but not refreshed: otherwise audio and video would stop without a message. */
@Component(service = {}, immediate = true)
public final class RefreshWatch implements BundleListener {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshWatch.class);
    /** Who updates mostly refreshes as well, a moment later. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final BundleContext context;
    private Thread looking;

    @Activate
    public RefreshWatch(BundleContext context) {
        this.context = context;
        context.addBundleListener(this);
        lookSoon(); // it may be this very bundle that was updated
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.UPDATED || event.getType() == BundleEvent.UNINSTALLED) {
            lookSoon();
        }
    }

    private synchronized void lookSoon() {
        if (looking == null || !looking.isAlive()) {
            looking = Thread.ofPlatform().daemon().name("livekit watch of updates").inheritInheritableThreadLocals(false)
                    .start(this::look);
        }
    }

    private void look() {
        try {
            Thread.sleep(GRACE);
            BundleTroubles.stale(context).forEach(trouble -> LOG.warn("{}: {}", trouble.text(), trouble.advice()));
        } catch (InterruptedException | IllegalStateException e) {
            LOG.debug("The bundle is stopped", e);
        }
    }

    @Deactivate
    synchronized void stop() {
        context.removeBundleListener(this);
        if (looking != null) {
            looking.interrupt();
        }
    }
}
