package org.livekit4j.room;

import java.util.Objects;
import org.livekit4j.text.RecordText;

/**
 * What encrypts or decrypts the frames of one track, as it was when {@link RoomEncryption#frameCryptors()} was called. Each track
 * that is published here with encryption has one, and each subscribed track of others that is encrypted.
 *
 * @param participantIdentity the identity of the publisher
 * @param trackSid the sid of the track
 * @param keyIndex the index of the key that the next frame is encrypted with; of no account for decryption, because each frame
 *     carries the index
 * @param enabled whether frames are encrypted or decrypted; if not, they pass as they are
 */
public record FrameCryptor(String participantIdentity, String trackSid, int keyIndex, boolean enabled) {

    /** Checks that no component is null. */
    public FrameCryptor {
        Objects.requireNonNull(participantIdentity, "participantIdentity is null");
        Objects.requireNonNull(trackSid, "trackSid is null");
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
