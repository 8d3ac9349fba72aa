package org.livekit4j.room;

import java.util.Optional;
import org.livekit4j.text.RecordText;

/**
 * Data that somebody sent.
 *
 * @param payload the receiver's own array; all listeners of a room get the same one
 * @param reliable whether it was sent so that it arrives
 * @param participantIdentity who sent it; empty if that was the server, or somebody whom the native library does not know yet: the server
 *     tells of somebody who publishes nothing up to some seconds after they have joined
 * @param participant the same, if they are in {@link Room#remoteParticipants()}; empty for who has left since, too
 * @param topic empty if there is none
 */
public record DataPacket(byte[] payload, boolean reliable, String participantIdentity, Optional<RemoteParticipant> participant,
        String topic) {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
