/** Workers, which take jobs of agents from a server. */
module org.livekit4j.agent {
    requires com.google.protobuf;
    requires java.management;
    requires java.net.http;
    requires org.livekit4j.api;
    requires org.livekit4j.ffi;
    requires org.livekit4j.token;
    requires org.slf4j;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.framework;
    requires static org.osgi.service.cm;
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.metatype.annotations;

    provides org.livekit4j.agent.AgentProvider with org.livekit4j.agent.internal.PlainAgents;
}
