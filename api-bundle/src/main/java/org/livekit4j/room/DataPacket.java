package org.livekit4j.room;

import java.util.Objects;
import java.util.Optional;
import org.livekit4j.text.RecordText;

/**
 * A received data packet. {@link IncomingLimits} bound how much of it may wait for a listener.
 *
 * @param payload the receiver's own array; all listeners of a room get the same one
 * @param reliable whether it was sent so that it arrives
 * @param participantIdentity who sent it; empty if that was the server, or a participant whom the native library does not know: it names no
 *     sender then, neither by identity nor by sid. The server announces a participant who publishes nothing up to some seconds after they have
 *     joined, and of hidden participants never. Who has to know senders puts them into the payload
 * @param participant the same, if they are in {@link Room#remoteParticipants()}; empty for who has left since, too
 * @param topic empty if there is none
 */
public record DataPacket(byte[] payload, boolean reliable, String participantIdentity, Optional<RemoteParticipant> participant,
        String topic) {

    public DataPacket {
        Objects.requireNonNull(payload, "payload is null");
        Objects.requireNonNull(participantIdentity, "participantIdentity is null");
        Objects.requireNonNull(participant, "participant is null");
        Objects.requireNonNull(topic, "topic is null");
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
