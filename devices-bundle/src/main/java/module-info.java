/** Microphones, speakers, screens and cameras of this machine. */
module org.livekit4j.devices {
    requires java.desktop;
    requires org.livekit4j.api;
    requires org.livekit4j.ffi;
    requires org.slf4j;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.service.component.annotations;

    provides org.livekit4j.devices.DevicesProvider with org.livekit4j.devices.internal.PlainDevices;
}
