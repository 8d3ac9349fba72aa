package org.livekit4j.ffi.internal;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Lets Flight Recorder know which bundles are changed: on the thread that changes them, so that its stack tells who does. */
@Component(service = {}, immediate = true)
public final class BundleChanges implements SynchronousBundleListener, FrameworkListener {
    private final BundleContext context;

    @Activate
    public BundleChanges(BundleContext context) {
        this.context = context;
        context.addBundleListener(this);
        context.addFrameworkListener(this);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        FlightSink flight = FlightSinks.current();
        if (flight != null) {
            changed(flight, event.getBundle(), change(event.getType()));
        }
    }

    /** A refresh ends with an event of the framework; its bundles were unresolved, and are started again by then. */
    @Override
    public void frameworkEvent(FrameworkEvent event) {
        FlightSink flight = FlightSinks.current();
        if (flight != null && event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
            changed(flight, event.getBundle(), "refreshed");
        }
    }

    private static void changed(FlightSink flight, Bundle bundle, String change) {
        if (!change.isEmpty()) {
            flight.bundleChanged(String.valueOf(bundle.getSymbolicName()), bundle.getBundleId(), bundle.getVersion().toString(),
                    change);
        }
    }

    private static String change(int type) {
        return switch (type) {
            case BundleEvent.INSTALLED -> "installed";
            case BundleEvent.STARTED -> "started";
            case BundleEvent.STOPPED -> "stopped";
            case BundleEvent.UPDATED -> "updated";
            case BundleEvent.UNRESOLVED -> "unresolved";
            case BundleEvent.UNINSTALLED -> "uninstalled";
            default -> "";
        };
    }

    @Deactivate
    void stop() {
        context.removeBundleListener(this);
        context.removeFrameworkListener(this);
    }
}
