package org.livekit4j.devices;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.audio.AudioProcessingOptions;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The devices of one participant in a room, which are turned on and off by one call for each:
 *
 * <pre>{@code
 * RoomDevices devices = livekit.devices().forRoom(room);
 * devices.setSpeakerEnabled(true);
 * devices.setMicrophoneEnabled(true);
 * }</pre>
 *
 * <p>Calls return at once and are carried out in order. A future fails with {@link DeviceException} if a device cannot be opened,
 * and as those of {@link org.livekit4j.room.LocalParticipant#publishTrack} if it cannot be published; the device is released
 * then. A device that is lost is unpublished, and is off again.
 *
 * <p>While microphone and speaker are on, the microphone does not hear the speaker: the processing of the {@linkplain
 * #setMicrophoneOptions options} cancels echoes, unless they have another one.
 */
@ProviderType
public interface RoomDevices extends AutoCloseable {

    /**
     * Turns the microphone on or off. It is published when it is first turned on. Off, its track is muted, and the device stays
     * open, but its audio is silence.
     *
     * @param enabled whether it is on
     * @return a future that completes when that is done
     */
    CompletableFuture<Void> setMicrophoneEnabled(boolean enabled);

    /**
     * Turns the camera on or off. Off, it is unpublished, and the device is released.
     *
     * @param enabled whether it is on
     * @return a future that completes when that is done
     */
    CompletableFuture<Void> setCameraEnabled(boolean enabled);

    /**
     * Turns the sharing of the screen on or off. Off, it is unpublished.
     *
     * @param enabled whether it is on
     * @return a future that completes when that is done
     */
    CompletableFuture<Void> setScreenShareEnabled(boolean enabled);

    /**
     * Turns the speaker on or off. On, it plays each remote audio track that is subscribed to, now and later.
     *
     * @param enabled whether it is on
     * @return a future that completes when that is done
     */
    CompletableFuture<Void> setSpeakerEnabled(boolean enabled);

    /**
     * Sets how the microphone is opened from now on. The default is {@link MicrophoneOptions#DEFAULTS} with all of {@link
     * AudioProcessingOptions}.
     *
     * @param options the options
     */
    void setMicrophoneOptions(MicrophoneOptions options);

    /**
     * Sets how the camera is opened from now on.
     *
     * @param options the options
     */
    void setCameraOptions(CameraOptions options);

    /**
     * Sets how the screen is captured from now on.
     *
     * @param options the options
     */
    void setScreenOptions(ScreenOptions options);

    /**
     * Sets how the speaker is opened from now on.
     *
     * @param options the options
     */
    void setSpeakerOptions(SpeakerOptions options);

    /** {@return the microphone, which may be muted; empty if it was not turned on, or is lost} */
    Optional<Microphone> microphone();

    /** {@return the camera; empty while it is off} */
    Optional<Camera> camera();

    /** {@return the shared screen; empty while it is off} */
    Optional<Screen> screen();

    /** {@return the speaker; empty while it is off} */
    Optional<Speaker> speaker();

    /**
     * Turns all devices off, and waits until they are released. Idempotent. Afterwards the methods that turn them on and off
     * throw {@link IllegalStateException}.
     */
    @Override
    void close();
}
