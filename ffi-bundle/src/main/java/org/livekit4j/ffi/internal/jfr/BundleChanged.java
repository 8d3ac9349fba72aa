package org.livekit4j.ffi.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

@Name("org.livekit4j.BundleChanged")
@Label("Bundle Changed")
@Description("A bundle of the OSGi framework was started, stopped, updated or refreshed")
@Category({"LiveKit4j", "OSGi"})
final class BundleChanged extends Event {
    @Label("Bundle")
    @Description("Its symbolic name")
    final String bundle;
    @Label("Bundle Id")
    final long bundleId;
    @Label("Version")
    final String version;
    @Label("Change")
    @Description("Installed, started, stopped, updated, unresolved, uninstalled, or refreshed")
    final String change;

    BundleChanged(String bundle, long bundleId, String version, String change) {
        this.bundle = Text.of(bundle);
        this.bundleId = bundleId;
        this.version = Text.of(version);
        this.change = change;
    }
}
