package org.livekit4j.room.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.livekit4j.LiveKitException;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.ffi.Completion;
import org.livekit4j.room.AudioTrackFeature;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.Participant;
import org.livekit4j.room.ParticipantKind;
import org.livekit4j.room.ParticipantState;
import org.livekit4j.room.PreConnectAudio;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.stream.ByteStreamInfo;
import org.livekit4j.room.stream.ByteStreamOptions;

/** Sends what was recorded before a track was published to the agents of a room. */
final class PreConnectSender {
    private static final Duration AGENT_WITHIN = Duration.ofSeconds(10);
    private static final String NAME = "preconnect-buffer";
    private static final String MIME_TYPE = "audio/pcm";

    private final RoomRequests operations;
    private final Listeners listeners;
    private final OutgoingStreams streams;

    PreConnectSender(RoomRequests operations, Listeners listeners, OutgoingStreams streams) {
        this.operations = operations;
        this.listeners = listeners;
        this.streams = streams;
    }

    CompletableFuture<Set<String>> send(LocalTrackPublication publication, List<AudioFrame> frames) {
        Objects.requireNonNull(publication, "publication is null");
        Objects.requireNonNull(frames, "frames is null");
        if (!publication.audioFeatures().contains(AudioTrackFeature.PRECONNECT_BUFFER)) {
            throw new IllegalArgumentException("publication is " + publication
                    + ", which agents expect no earlier audio of; publish it with TrackPublishOptions.withPreconnectBuffer(true)");
        }
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("frames is empty; there must be audio");
        }
        int sampleRate = frames.getFirst().sampleRate();
        int channels = frames.getFirst().numChannels();
        ByteBuffer audio = join(frames, sampleRate, channels);
        ByteStreamOptions options = ByteStreamOptions.DEFAULTS.withTopic(PreConnectAudio.TOPIC).withName(NAME)
                .withMimeType(MIME_TYPE).withAttributes(Map.of("trackId", publication.sid(), "sampleRate",
                        String.valueOf(sampleRate), "channels", String.valueOf(channels)));
        CompletableFuture<Set<String>> sent = new CompletableFuture<>();
        awaitAgents().whenComplete((agents, failure) -> {
            if (failure != null) {
                Completion.failNow(sent, failure);
            } else {
                PendingFutures.follow(Completion.map(toAll(agents, audio, options), _ -> agents), sent);
            }
        });
        return operations.pending().untilTheEnd(sent);
    }

    private CompletableFuture<ByteStreamInfo> toAll(Set<String> agents, ByteBuffer audio, ByteStreamOptions options) {
        try {
            return streams.sendBytes(audio, options.withDestinationIdentities(agents.toArray(String[]::new)));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static ByteBuffer join(List<AudioFrame> frames, int sampleRate, int channels) {
        long samples = 0;
        for (AudioFrame frame : frames) {
            if (frame.sampleRate() != sampleRate || frame.numChannels() != channels) {
                throw new IllegalArgumentException("a frame in frames is " + frame + ", but the first one has " + channels
                        + " channels at " + sampleRate + " Hz; all must be alike");
            }
            samples += frame.data().length;
        }
        if (samples > Integer.MAX_VALUE / Short.BYTES) {
            throw new IllegalArgumentException(
                    "frames have " + samples + " samples; they can have " + Integer.MAX_VALUE / Short.BYTES);
        }
        ByteBuffer audio = ByteBuffer.allocate((int) samples * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        frames.forEach(frame -> {
            audio.asShortBuffer().put(frame.data());
            audio.position(audio.position() + frame.data().length * Short.BYTES);
        });
        return audio.flip();
    }

    /** Not handed out; fails if there is none in time. */
    private CompletableFuture<Set<String>> awaitAgents() {
        CompletableFuture<Set<String>> agents = new CompletableFuture<>();
        RoomListener arrivals = (room, event) -> {
            if (event instanceof RoomEvent.ParticipantActive(Participant arrived) && arrived.kind() == ParticipantKind.AGENT) {
                Completion.completeNow(agents, Set.of(arrived.identity()));
            }
        };
        ListenerDispatcher lane = listeners.add(arrivals, Set.of(RoomEvent.ParticipantActive.class));
        Future<?> deadline = Timer.after(AGENT_WITHIN, () -> Completion.failNow(agents,
                new LiveKitException("no agent was active in the room within " + AGENT_WITHIN.toSeconds() + " s")));
        agents.whenComplete((_, _) -> {
            deadline.cancel(false);
            listeners.remove(lane);
        });
        Set<String> here = activeAgents(listeners.room());
        if (!here.isEmpty()) {
            Completion.completeNow(agents, here);
        }
        return agents;
    }

    private static Set<String> activeAgents(Room room) {
        return room.remoteParticipants().values().stream().filter(any -> any.kind() == ParticipantKind.AGENT)
                .filter(any -> any.state() == ParticipantState.ACTIVE).map(Participant::identity).collect(Collectors.toSet());
    }
}
