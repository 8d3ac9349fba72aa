package org.livekit4j.track;

/**
 * A stream was not opened, because it is encrypted end to end and this room does not decrypt it: audio would be noise at full
 * volume, video broken, and the frames of a data track without a meaning. The message says what to do. The stream can be opened
 * all the same with {@link org.livekit4j.audio.AudioStreamOptions#withAllowUndecryptable}, {@link
 * org.livekit4j.video.VideoStreamOptions#withAllowUndecryptable} or {@link
 * org.livekit4j.data.DataStreamOptions#withAllowUndecryptable}.
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
