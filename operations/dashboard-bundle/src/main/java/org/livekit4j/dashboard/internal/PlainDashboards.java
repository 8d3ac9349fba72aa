package org.livekit4j.dashboard.internal;

import java.util.function.Consumer;
import org.livekit4j.dashboard.Dashboard;
import org.livekit4j.dashboard.DashboardProvider;
import org.livekit4j.ffi.PackageClasses;

/** Offers dashboards where there is no OSGi. */
public final class PlainDashboards implements DashboardProvider {

    @Override
    public Dashboard open(Source source, Consumer<Dashboard> onClose) {
        PackageClasses.load(PlainDashboards.class);
        Answers answers = Answers.of(source);
        return DashboardServer.open(0, answers, dashboard -> {
            answers.close();
            onClose.accept(dashboard);
        });
    }
}
