package org.livekit4j.devices;

import java.util.List;
import org.livekit4j.Registration;
import org.livekit4j.room.Room;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The microphones, speakers, screens and cameras of this machine: {@link org.livekit4j.LiveKit#devices} in plain Java, a service
 * in OSGi. Safe for use by several threads.
 *
 * <p>What it opens is in use until it is closed, or until this object is: then it is closed. Sound devices are those that the
 * package {@code javax.sound.sampled} offers, screens those of {@code java.awt}, and cameras are read by the program {@code
 * ffmpeg}.
 */
@ProviderType
public interface Devices {

    /**
     * Returns the devices of a kind that are there now; none where the JVM has no access to such devices. The first is the
     * default one.
     *
     * @param kind the kind
     * @return the devices
     */
    List<Device> list(DeviceKind kind);

    /**
     * Opens a microphone. The caller closes it.
     *
     * @param options which one, and how it is recorded
     * @return the microphone, which is recorded from now on
     * @throws DeviceException if there is no such microphone, or it cannot be opened
     * @throws IllegalStateException if the audio service or this object is gone
     */
    Microphone openMicrophone(MicrophoneOptions options);

    /**
     * Opens the default microphone with {@link MicrophoneOptions#DEFAULTS}. The caller closes it.
     *
     * @return the microphone, which is recorded from now on
     * @throws DeviceException if there is no microphone, or it cannot be opened
     */
    default Microphone openMicrophone() {
        return openMicrophone(MicrophoneOptions.DEFAULTS);
    }

    /**
     * Opens a speaker. The caller closes it.
     *
     * @param options which one, and how it plays
     * @return the speaker, which plays silence until it has inputs
     * @throws DeviceException if there is no such speaker, or it cannot be opened
     * @throws IllegalStateException if the audio service or this object is gone
     */
    Speaker openSpeaker(SpeakerOptions options);

    /**
     * Opens the default speaker with {@link SpeakerOptions#DEFAULTS}. The caller closes it.
     *
     * @return the speaker, which plays silence until it has inputs
     * @throws DeviceException if there is no speaker, or it cannot be opened
     */
    default Speaker openSpeaker() {
        return openSpeaker(SpeakerOptions.DEFAULTS);
    }

    /**
     * Captures a screen. The caller closes it. On Linux this JVM ends when its X server does; {@link CameraOptions#ofFormat} with
     * {@code x11grab} captures a screen without that risk.
     *
     * @param options which one, which part of it, and how often
     * @return the screen, which is captured from now on
     * @throws DeviceException if the JVM is headless, there is no such screen, or the system does not allow it to be captured
     * @throws IllegalArgumentException if the region is not on the screen
     * @throws IllegalStateException if the video service or this object is gone
     */
    Screen openScreen(ScreenOptions options);

    /**
     * Captures the default screen with {@link ScreenOptions#DEFAULTS}. The caller closes it.
     *
     * @return the screen, which is captured from now on
     * @throws DeviceException if the JVM is headless, or the system does not allow the screen to be captured
     */
    default Screen openScreen() {
        return openScreen(ScreenOptions.DEFAULTS);
    }

    /**
     * Opens a camera or another input of video, and waits for its first frame. The caller closes it.
     *
     * @param options what is captured, and how
     * @return the camera, which is captured from now on
     * @throws DeviceException if there is no {@code ffmpeg} or no such camera, or if no frame comes in time; the message has what
     *     {@code ffmpeg} says
     * @throws IllegalStateException if the video service or this object is gone
     * @throws InterruptedException if the thread was interrupted while waiting; the camera is not opened then
     */
    Camera openCamera(CameraOptions options) throws InterruptedException;

    /**
     * Opens the default camera with {@link CameraOptions#DEFAULTS}. The caller closes it.
     *
     * @return the camera, which is captured from now on
     * @throws DeviceException if there is no {@code ffmpeg} or no camera, or if no frame comes in time
     * @throws InterruptedException if the thread was interrupted while waiting; the camera is not opened then
     */
    default Camera openCamera() throws InterruptedException {
        return openCamera(CameraOptions.DEFAULTS);
    }

    /**
     * Opens the default microphone and the default speaker by LiveKit's native library itself, and plays every remote audio track
     * of the process from now on: see {@link PlatformAudio}. The caller closes it.
     *
     * @param options what is done with what the microphone records
     * @return the platform audio
     * @throws DeviceException if the native library finds no sound system, or one without any speaker
     * @throws IllegalStateException if there is one in the process already, or the native library or this object is gone
     */
    PlatformAudio openPlatformAudio(PlatformAudioOptions options);

    /**
     * Opens platform audio with {@link PlatformAudioOptions#DEFAULTS}. The caller closes it.
     *
     * @return the platform audio
     * @throws DeviceException if the native library finds no sound system
     * @throws IllegalStateException if there is one in the process already
     */
    default PlatformAudio openPlatformAudio() {
        return openPlatformAudio(PlatformAudioOptions.DEFAULTS);
    }

    /**
     * Publishes devices in a room, and plays its audio, by one call for each.
     *
     * @param room the room
     * @return the devices of the room, all of which are off. The caller closes it; it is closed when the room ends
     */
    RoomDevices forRoom(Room room);

    /**
     * Adds a listener for devices that come and go. While there is one, the devices are looked at every two seconds. The system
     * may not tell the JVM of all: under PulseAudio and PipeWire {@code javax.sound.sampled} knows the default device only, and
     * cameras are looked at on Linux only.
     *
     * @param listener the listener
     * @return a registration that removes it
     * @throws IllegalStateException if this object is gone
     */
    Registration addListener(DeviceListener listener);
}
