package org.livekit4j;

import java.nio.file.Path;
import java.util.Map;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;
import org.livekit4j.track.PlugInRegistration;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoFrameProcessor;
import org.livekit4j.video.VideoSink;
import org.osgi.annotation.versioning.ProviderType;

/**
 * LiveKit4j in plain Java: audio, video and rooms on LiveKit's native library. In an OSGi framework {@link Audio}, {@link
 * Video} and {@link Rooms} are services, to be used in place of this.
 *
 * <pre>{@code
 * try (LiveKit livekit = LiveKit.create();
 *         Room room = livekit.connect(url, token)) {
 *     room.localParticipant().registerRpcMethod("greet", call -> "Hello, " + call.callerIdentity());
 *     room.awaitEnd();
 * }
 * }</pre>
 *
 * <p>There is one native library in a JVM. Several instances of this type, made by parts of a program that know nothing of each
 * other, share it; it is shut down when the last of them is closed. Each instance has rooms, sources, tracks and streams of its
 * own, which go when it is closed.
 *
 * <p>Instances are safe for use by several threads. Once an instance is closed all its methods throw {@link
 * IllegalStateException}, except {@link #close}.
 */
@ProviderType
public interface LiveKit extends AutoCloseable {

    /**
     * Opens LiveKit4j with the defaults. The caller closes it.
     *
     * @throws org.livekit4j.track.LiveKitException if the native library cannot be loaded, if the artifact {@code
     *     livekit4j} is not on the class or module path, or in an OSGi framework; the message says what to do
     */
    static LiveKit create() {
        return builder().build();
    }

    /**
     * Returns a builder with the defaults.
     *
     * @throws org.livekit4j.track.LiveKitException if the artifact {@code livekit4j} is not on the class or
     *     module path, or in an OSGi framework
     */
    static Builder builder() {
        return Providers.find().builder();
    }

    /**
     * Returns the audio service of this instance, which is opened on first use.
     *
     * @throws org.livekit4j.track.LiveKitException if the artifact {@code org.livekit4j.audio} is not on the class or module path
     */
    Audio audio();

    /**
     * Returns the video service of this instance, which is opened on first use.
     *
     * @throws org.livekit4j.track.LiveKitException if the artifact {@code org.livekit4j.video} is not on the class or module path
     */
    Video video();

    /**
     * Returns the room service of this instance, which is opened on first use. It returns futures, where {@link #connect} waits.
     *
     * @throws org.livekit4j.track.LiveKitException if the artifact {@code org.livekit4j.room} is not on the class or module path
     */
    Rooms rooms();

    /**
     * Joins a room, as {@link #connect(String, String, RoomOptions, RoomListener...)} with {@link RoomOptions#DEFAULTS} and
     * without listeners.
     */
    default Room connect(String url, String token) throws InterruptedException {
        return connect(url, token, RoomOptions.DEFAULTS);
    }

    /**
     * Joins a room and waits until it is joined. The caller closes the room; when this instance is closed it leaves those that
     * are left.
     *
     * @param url of the server: {@code ws://…} or {@code wss://…}; {@code http} and {@code https} mean the same
     * @param token that admits to the room
     * @param listeners see every event from the first, {@link org.livekit4j.room.RoomEvent.Connected}, on
     * @throws org.livekit4j.room.ConnectException if the room cannot be joined, or not within the time that the options give
     * @throws IllegalArgumentException if the URL is none of these, or the token is blank
     * @throws InterruptedException if the thread is interrupted while it waits: the room is not joined then, or left at once
     */
    Room connect(String url, String token, RoomOptions options, RoomListener... listeners) throws InterruptedException;

    /**
     * Adds a processor to the audio streams of this instance, as {@link Audio#addProcessor}.
     *
     * @param properties those of {@link org.livekit4j.track.PlugInConstants}; empty for all streams
     * @return removes it
     */
    default PlugInRegistration addAudioProcessor(AudioFrameProcessor processor, Map<String, ?> properties) {
        return audio().addProcessor(processor, properties);
    }

    /**
     * Adds a processor to the video streams of this instance, as {@link Video#addProcessor}.
     *
     * @param properties those of {@link org.livekit4j.track.PlugInConstants}; empty for all streams
     * @return removes it
     */
    default PlugInRegistration addVideoProcessor(VideoFrameProcessor processor, Map<String, ?> properties) {
        return video().addProcessor(processor, properties);
    }

    /**
     * Adds a sink of audio: a stream is opened for it on each subscribed track that its properties ask for, in the rooms that
     * this instance is in and those that it joins later.
     *
     * @param properties those of {@link org.livekit4j.track.PlugInConstants} and of {@link AudioSink}; empty for all tracks
     * @return removes it
     * @throws IllegalArgumentException if a property is wrong
     */
    PlugInRegistration addAudioSink(AudioSink sink, Map<String, ?> properties);

    /**
     * Adds a sink of video, as {@link #addAudioSink} one of audio.
     *
     * @param properties those of {@link org.livekit4j.track.PlugInConstants} and of {@link VideoSink}; empty for all tracks
     * @return removes it
     * @throws IllegalArgumentException if a property is wrong
     */
    PlugInRegistration addVideoSink(VideoSink sink, Map<String, ?> properties);

    /** Returns how the native library and this instance are, at this moment. */
    LiveKitStatus status();

    /**
     * Returns what this instance stands on, for what only that offers: the client of the native library ({@code
     * org.livekit4j.ffi.FfiClient}), or the queue of its events ({@code org.livekit4j.queue.FfiEventQueue}). Neither is the
     * caller's to close.
     *
     * @throws IllegalArgumentException if there is no such object; the message names those that there are
     */
    <T> T unwrap(Class<T> type);

    /**
     * Leaves the rooms that this instance has joined, ends its streams, closes its sources, and shuts the native library down
     * if no other instance uses it. A call waits for all of that, also if it was begun on another thread: mostly for less than
     * a second, and for 30 seconds at most. Idempotent. Legal from a listener, a handler or a continuation, though not from an
     * event filter of the queue, which native code calls.
     */
    @Override
    void close();

    /** Settings of an instance to come. It may be used once or several times, by one thread at a time. */
    @ProviderType
    interface Builder {

        /**
         * Loads this file of the native library in place of the packaged one. Absent, the environment variable {@code
         * LIVEKIT_LIB_PATH} names the file, or it is the packaged one.
         */
        Builder library(Path file);

        /**
         * Sets whether rooms are left when the JVM shuts down, by SIGTERM, {@link System#exit} or the end of {@code main}. The
         * default is {@code true}. Without it others see the participant of a room that was not closed until the server misses
         * it. The hook is removed when the instance is closed.
         */
        Builder shutdownHook(boolean on);

        /**
         * Opens LiveKit4j. The caller closes it.
         *
         * @throws org.livekit4j.track.LiveKitException if the native library cannot be loaded; the message says what to do
         * @throws IllegalStateException if another instance uses a library of another file, or the JVM is shutting down
         */
        LiveKit build();
    }
}
