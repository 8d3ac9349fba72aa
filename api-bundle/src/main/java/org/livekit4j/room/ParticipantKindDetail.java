package org.livekit4j.room;

/** What a participant is, more exactly. The order of the constants is the protocol's. */
public enum ParticipantKindDetail {
    CLOUD_AGENT, FORWARDED, CONNECTOR_WHATSAPP, CONNECTOR_TWILIO, BRIDGE_RTSP, SIMULATION
}
