package org.livekit4j.room;

import java.util.Optional;

/**
 * Data that somebody sent.
 *
 * @param payload the receiver's own array; all listeners of a room get the same one
 * @param reliable whether it was sent so that it arrives
 * @param participant who sent it; empty if that was the server, or somebody who has left since
 * @param topic empty if there is none
 */
public record DataPacket(byte[] payload, boolean reliable, Optional<RemoteParticipant> participant, String topic) {

    @Override
    public String toString() {
        return "DataPacket[" + payload.length + " bytes, reliable=" + reliable + ", participant="
                + participant.map(Participant::identity).orElse("") + ", topic=" + topic + "]";
    }
}
