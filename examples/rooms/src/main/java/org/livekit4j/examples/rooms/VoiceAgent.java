package org.livekit4j.examples.rooms;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.LiveKit;
import org.livekit4j.agent.AgentState;
import org.livekit4j.agent.Job;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.room.Transcription;
import org.livekit4j.room.TranscriptionSegment;
import org.livekit4j.text.Printable;
import org.livekit4j.track.LocalAudioTrack;
import org.livekit4j.track.RemoteAudioTrack;

/**
 * A voice agent: repeats what a participant has said, once that participant is silent, and transcribes it as far as it
 * understands it: for how long. LiveKit's own clients show its state and its transcript. Dispatch it to a room by the name
 * "parrot".
 */
public final class VoiceAgent {
    private static final int RATE = 48_000;
    /** Of a sample, which is at most 32,767. */
    private static final int LOUD = 1_000;
    private static final int SILENT_FRAMES = 60;
    private static final int MOST_FRAMES = 1_000;

    private static final int FRAMES_A_SECOND = 100;

    private final LiveKit livekit;
    private final Job job;
    private final AudioSource source;
    private final Set<String> heard = ConcurrentHashMap.newKeySet();

    private VoiceAgent(LiveKit livekit, Job job, AudioSource source) {
        this.livekit = livekit;
        this.job = job;
        this.source = source;
    }

    public static void main(String[] arguments) throws InterruptedException {
        try (LiveKit livekit = LiveKit.create()) {
            livekit.agent("parrot").onJob(job -> work(livekit, job)).run();
        }
    }

    private static void work(LiveKit livekit, Job job) throws InterruptedException {
        try (AudioSource source = livekit.audio().createSource(RATE, 1);
                LocalAudioTrack voice = livekit.audio().createTrack("voice", source)) {
            LiveKit.await(job.room().localParticipant().publishTrack(voice, TrackPublishOptions.speech()));
            VoiceAgent agent = new VoiceAgent(livekit, job, source);
            job.setState(AgentState.LISTENING);
            job.room().addListener((_, event) -> {
                if (event instanceof RoomEvent.TrackSubscribed(var speaker, var _, RemoteAudioTrack track)) {
                    agent.start(speaker.identity(), track);
                }
            });
            job.room().remoteParticipants().values().forEach(agent::start); // who was there first
            IO.println("the job has ended: " + job.awaitCancelled());
        }
    }

    private void start(RemoteParticipant speaker) {
        speaker.trackPublications().values().forEach(publication -> publication.track().ifPresent(track -> {
            if (track instanceof RemoteAudioTrack audio) {
                start(speaker.identity(), audio);
            }
        }));
    }

    private void start(String speaker, RemoteAudioTrack track) {
        if (heard.add(track.sid())) {
            IO.println("listens to " + Printable.of(speaker));
            Thread.startVirtualThread(() -> listen(speaker, track));
        }
    }

    private void listen(String speaker, RemoteAudioTrack track) {
        try (AudioStream stream = livekit.audio().openStream(track)) {
            Deque<AudioFrame> said = new ArrayDeque<>();
            int silent = 0;
            for (AudioFrame frame : stream) {
                silent = isLoud(frame) ? 0 : silent + 1;
                if (silent == 0 || !said.isEmpty()) {
                    said.add(frame);
                }
                if (!said.isEmpty() && (silent >= SILENT_FRAMES || said.size() >= MOST_FRAMES)) {
                    transcribe(speaker, track.sid(), said.size());
                    repeat(said);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            System.err.println("listening has ended: " + e.getMessage());
        }
    }

    private static boolean isLoud(AudioFrame frame) {
        short[] samples = frame.data();
        for (short sample : samples) {
            if (Math.abs(sample) >= LOUD) {
                return true;
            }
        }
        return false;
    }

    private void transcribe(String speaker, String trackSid, int frames) {
        String text = String.format(Locale.ROOT, "(sound of %.1f s)", (double) frames / FRAMES_A_SECOND);
        TranscriptionSegment segment = new TranscriptionSegment(UUID.randomUUID().toString(), text, 0, 0, "", true);
        job.room().localParticipant().publishTranscription(new Transcription(speaker, trackSid, List.of(segment)));
    }

    private void repeat(Deque<AudioFrame> said) throws InterruptedException {
        job.setState(AgentState.SPEAKING);
        while (!said.isEmpty()) {
            source.capture(said.remove());
        }
        source.awaitPlayout();
        job.setState(AgentState.LISTENING);
    }
}
