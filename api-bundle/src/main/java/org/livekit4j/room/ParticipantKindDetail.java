package org.livekit4j.room;

/** A detail of the kind of a participant. The order of the constants is the protocol's. */
public enum ParticipantKindDetail {
    /** An agent that LiveKit Cloud runs. */
    CLOUD_AGENT,
    /** A participant that is forwarded from another room. */
    FORWARDED,
    /** A call by WhatsApp. */
    CONNECTOR_WHATSAPP,
    /** A call by Twilio. */
    CONNECTOR_TWILIO,
    /** A stream by RTSP. */
    BRIDGE_RTSP,
    /** A simulated participant. */
    SIMULATION
}
