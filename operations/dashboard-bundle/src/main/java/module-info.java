/** Shows rooms, streams and what works on them in a browser on this machine. */
module org.livekit4j.dashboard {
    requires java.management;
    requires jdk.httpserver;
    requires org.livekit4j.api;
    requires org.livekit4j.ffi;
    requires org.livekit4j.media;
    requires org.livekit4j.queue;
    requires org.slf4j;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.dto;
    requires static org.osgi.framework;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;

    provides org.livekit4j.dashboard.DashboardProvider with org.livekit4j.dashboard.internal.PlainDashboards;
}
