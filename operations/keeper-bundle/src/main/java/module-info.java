/** Keeps rooms joined that are configured. */
module org.livekit4j.keeper {
    requires org.livekit4j.api;
    requires org.livekit4j.token;
    requires org.slf4j;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.framework;
    requires static org.osgi.service.cm;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;

    provides org.livekit4j.keeper.RoomKeeperProvider with org.livekit4j.keeper.internal.PlainKeepers;
}
