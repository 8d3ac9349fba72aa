package org.livekit4j;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.livekit4j.agent.AgentBuilder;
import org.livekit4j.agent.AgentOptions;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.dashboard.Dashboard;
import org.livekit4j.data.Data;
import org.livekit4j.data.DataSink;
import org.livekit4j.devices.Devices;
import org.livekit4j.internal.Providers;
import org.livekit4j.internal.Waiting;
import org.livekit4j.keeper.KeeperOptions;
import org.livekit4j.keeper.OwnedRoomKeeper;
import org.livekit4j.recorder.Recorder;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;
import org.livekit4j.room.TokenRequest;
import org.livekit4j.room.TokenSource;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoFrameProcessor;
import org.livekit4j.video.VideoSink;
import org.osgi.annotation.versioning.ProviderType;

/**
 * LiveKit4j in plain Java: audio, video, data and rooms on LiveKit's native library. In an OSGi framework use the services
 * {@link Audio}, {@link Video}, {@link Data} and {@link Rooms} instead.
 *
 * {@snippet file="org/livekit4j/examples/rooms/RpcResponder.java" region="answer"}
 *
 * <p>There is one native library in a JVM. Several instances of this type share it; it is shut down when the last of them is
 * closed. Each instance has rooms, sources, tracks and streams of its own, which end when it is closed.
 *
 * <p>Requests to the server return a {@link CompletableFuture}; {@link #await(CompletableFuture)} is their blocking form:
 *
 * <pre>{@code
 * LocalTrackPublication publication = LiveKit.await(room.localParticipant().publishTrack(track, TrackPublishOptions.speech()));
 * }</pre>
 *
 * <p>Instances are safe for use by several threads. Once an instance is closed all its methods throw {@link
 * IllegalStateException}, except {@link #close}.
 */
@ProviderType
public interface LiveKit extends AutoCloseable {

    /**
     * Opens LiveKit4j with the defaults.
     * @return an instance, which the caller closes
     * @throws LiveKitException if the native library cannot be loaded, the artifact {@code livekit4j} is missing, or in OSGi
     */
    static LiveKit create() {
        return builder().build();
    }

    /**
     * {@return a builder with the defaults}
     * @throws LiveKitException if the artifact {@code livekit4j} is not on the class or module path, or in an OSGi framework
     */
    static Builder builder() {
        return Providers.find().builder();
    }

    /**
     * {@return the audio service of this instance, which is opened on first use}
     * @throws LiveKitException if the artifact {@code org.livekit4j.audio} is not on the class or module path
     */
    Audio audio();

    /** {@return the video service of this instance, which is opened on first use like {@link #audio}} */
    Video video();

    /** {@return the service for data tracks of this instance, which is opened on first use like {@link #audio}} */
    Data data();

    /**
     * {@return the room service of this instance, which is opened on first use} It returns futures, where {@link #connect} waits.
     * @throws LiveKitException if the artifact {@code org.livekit4j.room} is not on the class or module path
     */
    Rooms rooms();

    /**
     * Joins a room with {@link RoomOptions#DEFAULTS}, as {@link #connect(String, String, RoomOptions, RoomListener...)} does.
     * @param url the URL of the server
     * @param token an access token for the room
     * @return the room, which the caller closes
     * @throws org.livekit4j.room.ConnectException if the room cannot be joined
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    default Room connect(String url, String token) throws InterruptedException {
        return connect(url, token, RoomOptions.DEFAULTS);
    }

    /**
     * Joins a room and waits until it is joined. Closing this instance leaves the rooms that are still open.
     * @param url the URL of the server: {@code ws://…} or {@code wss://…}; {@code http} and {@code https} mean the same
     * @param token an access token for the room
     * @param options how the room is joined
     * @param listeners get every event from the first one, {@link org.livekit4j.room.RoomEvent.Connected}, on
     * @return the room, which the caller closes
     * @throws org.livekit4j.room.ConnectException if the room cannot be joined, or not in time
     * @throws IllegalArgumentException if the URL has another scheme, or the token is blank
     * @throws InterruptedException if the thread was interrupted while waiting; the room is not joined then, or left at once
     */
    Room connect(String url, String token, RoomOptions options, RoomListener... listeners) throws InterruptedException;

    /**
     * Joins a room as {@link #connect(String, String, RoomOptions, RoomListener...)} does, with a URL and a token of a source.
     * @param source where URL and token come from
     * @param request what the source is asked for
     * @param options how the room is joined
     * @param listeners get every event from the first one, {@link org.livekit4j.room.RoomEvent.Connected}, on
     * @return the room, which the caller closes
     * @throws org.livekit4j.room.ConnectException if the source fails, or the room cannot be joined, or not in time
     * @throws InterruptedException if the thread was interrupted while waiting; the room is not joined then, or left at once
     */
    Room connect(TokenSource source, TokenRequest request, RoomOptions options, RoomListener... listeners)
            throws InterruptedException;

    /**
     * Waits for a future: the blocking form of every method that returns one. It throws the exception with which the future
     * failed as it is, not wrapped; the stack trace is that of the failure. An interrupt cancels the future, which gives up
     * waiting; if the future completes at that very moment its value is returned, and the thread stays interrupted.
     * @param <T> the type of the value
     * @param future the future
     * @return its value
     * @throws LiveKitException if the future failed with it, or with a checked exception, which is its cause then
     * @throws java.util.concurrent.CancellationException if the future was cancelled
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    static <T> T await(CompletableFuture<T> future) throws InterruptedException {
        return Waiting.on(future);
    }

    /**
     * {@return the value of a future, as {@link #await(CompletableFuture)}} When the time is up the future is cancelled.
     * @param <T> the type of the value
     * @param future the future
     * @param timeout how long to wait
     * @throws TimeoutException if the future did not complete in time
     * @throws LiveKitException if the future failed with it, or with a checked exception, which is its cause then
     * @throws java.util.concurrent.CancellationException if the future was cancelled
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    static <T> T await(CompletableFuture<T> future, Duration timeout) throws InterruptedException, TimeoutException {
        return Waiting.on(future, timeout);
    }

    /**
     * Adds a processor to the audio streams of this instance, as {@link Audio#addProcessor} does.
     * @param processor the processor
     * @param properties those of {@link org.livekit4j.plugin.PlugInConstants}; empty for all streams
     * @return a registration that removes the processor
     * @throws IllegalArgumentException if a property is wrong
     */
    default UpdatableRegistration addAudioProcessor(AudioFrameProcessor processor, Map<String, ?> properties) {
        return audio().addProcessor(processor, properties);
    }

    /**
     * Adds a processor to the video streams of this instance, as {@link Video#addProcessor} does.
     * @param processor the processor
     * @param properties those of {@link org.livekit4j.plugin.PlugInConstants}; empty for all streams
     * @return a registration that removes the processor
     * @throws IllegalArgumentException if a property is wrong
     */
    default UpdatableRegistration addVideoProcessor(VideoFrameProcessor processor, Map<String, ?> properties) {
        return video().addProcessor(processor, properties);
    }

    /**
     * Adds a sink of audio: each subscribed track that its properties match, now and later, gets a stream for it.
     * @param sink the sink
     * @param properties those of {@link org.livekit4j.plugin.PlugInConstants} and of {@link AudioSink}; empty for all tracks
     * @return a registration that removes the sink
     * @throws IllegalArgumentException if a property is wrong
     */
    UpdatableRegistration addAudioSink(AudioSink sink, Map<String, ?> properties);

    /**
     * Adds a sink of video, as {@link #addAudioSink} adds one of audio.
     * @param sink the sink
     * @param properties those of {@link org.livekit4j.plugin.PlugInConstants} and of {@link VideoSink}; empty for all tracks
     * @return a registration that removes the sink
     * @throws IllegalArgumentException if a property is wrong
     */
    UpdatableRegistration addVideoSink(VideoSink sink, Map<String, ?> properties);

    /**
     * Adds a sink of data tracks, as {@link #addAudioSink} adds one of audio. It subscribes to the tracks.
     * @param sink the sink
     * @param properties those of {@link org.livekit4j.plugin.PlugInConstants} and of {@link DataSink}; empty for all tracks
     * @return a registration that removes the sink
     * @throws IllegalArgumentException if a property is wrong
     */
    UpdatableRegistration addDataSink(DataSink sink, Map<String, ?> properties);

    /**
     * Keeps a room joined: joins it, and again when it ends, until the keeper is closed or this instance is. Returns at once.
     * Three ends are final: another participant joined with the same identity, this one was removed, or the room was deleted.
     * {@link OwnedRoomKeeper#rejoin} joins the room then.
     * @param options which room, and how
     * @param listeners get every event of each room that is joined, from {@link org.livekit4j.room.RoomEvent.Connected} on
     * @return the keeper, which the caller closes
     * @throws LiveKitException if the artifact {@code org.livekit4j.keeper} is not on the class or module path
     */
    OwnedRoomKeeper keep(KeeperOptions options, RoomListener... listeners);

    /**
     * {@return a builder of an agent: {@code livekit.agent("parrot").onJob(job -> talk(job.room())).run()}}
     * @param name the name that jobs are dispatched to
     */
    default AgentBuilder agent(String name) {
        return agent(AgentOptions.of(name));
    }

    /**
     * {@return a builder of an agent, whose worker takes jobs from a server until it is closed or this instance is}
     * @param options which jobs, from where, and how
     */
    AgentBuilder agent(AgentOptions options);

    /**
     * {@return a dashboard, which the caller closes: a page for a browser on this machine that shows this instance and the native
     * library} It is open until it is closed or this instance is.
     * @throws LiveKitException if the artifact {@code org.livekit4j.dashboard} is missing, or no port is free
     */
    Dashboard dashboard();

    /**
     * {@return the microphones, speakers, screens and cameras of this machine, for this instance} What is opened with it ends when
     * this instance is closed.
     * @throws LiveKitException if the artifact {@code org.livekit4j.devices} or the module {@code java.desktop} is missing
     */
    Devices devices();

    /**
     * {@return the recorder of this instance} Its recordings end, and their files are completed, when it is closed.
     * @throws LiveKitException if the artifact {@code org.livekit4j.recorder} is not on the class or module path
     */
    Recorder recorder();

    /** {@return the current state of the native library and this instance} */
    LiveKitStatus status();

    /**
     * {@return a part of the implementation for experts: the client of the native library ({@code org.livekit4j.ffi.FfiClient}),
     * or the queue of its events ({@code org.livekit4j.queue.FfiEventQueue})} The caller must not close it.
     * @param <T> the type of the part
     * @param type the type of the part
     * @throws IllegalArgumentException if there is no such object; the message names those that there are
     */
    <T> T unwrap(Class<T> type);

    /**
     * Leaves the rooms that this instance has joined, ends its streams, closes its sources, and shuts the native library down if
     * no other instance uses it. It waits for all of that, also if another thread has begun it: usually for less than a second,
     * and for 30 seconds at most. Idempotent. May be called by a listener, a handler or a continuation, but not by an event
     * filter of the queue, which native code calls.
     */
    @Override
    void close();

    /** Builds instances, one or several. Not safe for use by several threads. */
    @ProviderType
    interface Builder {

        /**
         * Sets the file of the native library. The default is what {@code LIVEKIT_LIB_PATH} names, or the packaged one.
         * @param file the file
         * @return this builder
         */
        Builder library(Path file);

        /**
         * Sets whether rooms are left when the JVM shuts down, by SIGTERM, {@link System#exit} or the end of {@code main}. The
         * default is {@code true}. Otherwise the participant of a room that was not closed stays, for the others, until the
         * server notices. The hook is removed when the instance is closed.
         * @param on whether to leave rooms
         * @return this builder
         */
        Builder shutdownHook(boolean on);

        /**
         * Opens LiveKit4j.
         *
         * @return an instance, which the caller closes
         * @throws LiveKitException if the native library cannot be loaded; the message says what to do
         * @throws IllegalStateException if another instance uses a library of another file, or the JVM is shutting down
         */
        LiveKit build();
    }
}
