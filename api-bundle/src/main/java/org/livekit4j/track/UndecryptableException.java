package org.livekit4j.track;

/**
 * A stream was not opened, because its media is encrypted end to end and this room does not decrypt it: audio would be noise at full
 * volume, and video broken. The message says what to do. The stream can be opened all the same with {@link
 * org.livekit4j.audio.AudioStreamOptions#withAllowUndecryptable} or {@link
 * org.livekit4j.video.VideoStreamOptions#withAllowUndecryptable}.
 */
public class UndecryptableException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /**
     * Creates an exception.
     *
     * @param message what is encrypted, and what to do
     */
    public UndecryptableException(String message) {
        super(message);
    }
}
