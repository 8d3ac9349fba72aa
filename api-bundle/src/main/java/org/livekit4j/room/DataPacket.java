package org.livekit4j.room;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.text.RecordText;

/**
 * A received data packet. {@link IncomingLimits} bound how many of them may wait for a listener. Packets are equal if their
 * components are, where payloads are compared by content.
 *
 * @param payload the data, not copied: all listeners of a room get the same array
 * @param reliable whether it was sent reliably
 * @param participantIdentity the identity of the sender. It is empty if the server is the sender, and if the native library
 *     does not know the participant: the server announces a participant that publishes nothing some seconds after it has
 *     joined, and a hidden one never. Put the identity into the payload if you need it
 * @param participant the sender, if it is in {@link Room#remoteParticipants()}; empty also if it has left
 * @param topic the topic; empty if there is none
 * @param encryption whether it came encrypted end to end
 */
public record DataPacket(byte[] payload, boolean reliable, String participantIdentity, Optional<RemoteParticipant> participant,
        String topic, DataEncryption encryption) {

    /** Checks that no component is null. */
    public DataPacket {
        Objects.requireNonNull(payload, "payload is null");
        Objects.requireNonNull(participantIdentity, "participantIdentity is null");
        Objects.requireNonNull(participant, "participant is null");
        Objects.requireNonNull(topic, "topic is null");
        Objects.requireNonNull(encryption, "encryption is null");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataPacket that && Arrays.equals(payload, that.payload) && reliable == that.reliable
                && participantIdentity.equals(that.participantIdentity) && participant.equals(that.participant)
                && topic.equals(that.topic) && encryption == that.encryption;
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(payload), reliable, participantIdentity, topic, encryption);
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
