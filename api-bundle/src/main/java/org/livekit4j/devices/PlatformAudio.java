package org.livekit4j.devices;

import java.util.List;
import org.livekit4j.track.LocalAudioTrack;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The microphone and the speaker of this machine as LiveKit's native library uses them by itself, without Java: an alternative to
 * {@link Microphone} and {@link Speaker} for programs with one user at one machine. It sees all devices of the system, and cancels
 * echoes. Its frames cannot be seen: a stream on one of its tracks has none.
 *
 * <p><b>It changes what the whole process does</b>, from {@link Devices#openPlatformAudio} until it is closed:
 *
 * <ul>
 * <li>Every remote audio track that is subscribed to, in every room of the process, is played on the speaker. So a {@link
 * Speaker} must not play it as well, and a server with several rooms would mix them.
 * <li>While a room is joined the microphone is open, also without a track, unless {@linkplain #setRecording recording} is off.
 * <li>There can be one in the process.
 * </ul>
 *
 * <p>A sound server that goes is not told: it is silent then, until it is closed and opened again.
 *
 * <p>Safe for use by several threads. The caller that opens it closes it.
 */
@ProviderType
public interface PlatformAudio extends AutoCloseable {

    /** {@return the options of this platform audio} */
    PlatformAudioOptions options();

    /**
     * Returns the devices of a kind that are there now. Their names are those that the native library gives, and not those of
     * {@link Devices#list}. The first is the default one.
     *
     * @param kind {@link DeviceKind#MICROPHONE} or {@link DeviceKind#SPEAKER}
     * @return the devices
     * @throws IllegalArgumentException if it is another kind
     * @throws DeviceException if the system does not list them
     * @throws IllegalStateException if this platform audio is closed
     */
    List<Device> list(DeviceKind kind);

    /**
     * Uses another device from now on, for all tracks and rooms. A speaker can be selected while no remote audio track is
     * subscribed to, and a microphone while no room is joined or recording is off.
     *
     * @param device a microphone or speaker of {@link #list}
     * @throws IllegalArgumentException if it is of another kind
     * @throws DeviceException if there is no such device any more, it is in use, or the system refuses it
     * @throws IllegalStateException if this platform audio is closed
     */
    void select(Device device);

    /** {@return whether the microphone may be open; true at first} */
    boolean recording();

    /**
     * Opens the microphone or closes it, for all tracks: while it is closed they send nothing.
     *
     * @param recording whether it is open
     * @throws DeviceException if the system refuses it
     * @throws IllegalStateException if this platform audio is closed
     */
    void setRecording(boolean recording);

    /**
     * Creates a track that sends what the microphone records. All tracks send the same. The caller closes the track; it is closed
     * with this platform audio.
     *
     * @param name the name of the track
     * @return the track
     * @throws DeviceException if the native library refuses it
     * @throws IllegalStateException if this platform audio is closed
     */
    LocalAudioTrack createTrack(String name);

    /** Closes its tracks, stops playing and recording, and leaves the devices to others. Idempotent. */
    @Override
    void close();
}
