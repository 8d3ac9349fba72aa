package org.livekit4j.examples.rooms;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.livekit4j.LiveKit;
import org.livekit4j.agent.Job;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.text.Printable;
import org.livekit4j.track.LocalAudioTrack;
import org.livekit4j.track.RemoteAudioTrack;

/**
 * A voice agent: repeats what a participant has said, once that participant is silent. Its state is in the attribute that
 * LiveKit's own clients show. Dispatch it to a room by the name "parrot".
 */
public final class VoiceAgent {
    private static final int RATE = 48_000;
    private static final String STATE = "lk.agent.state";
    /** Of a sample, which is at most 32,767. */
    private static final int LOUD = 1_000;
    private static final int SILENT_FRAMES = 60;
    private static final int MOST_FRAMES = 1_000;

    private final LiveKit livekit;
    private final Room room;
    private final AudioSource source;

    private VoiceAgent(LiveKit livekit, Room room, AudioSource source) {
        this.livekit = livekit;
        this.room = room;
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
            VoiceAgent agent = new VoiceAgent(livekit, job.room(), source);
            agent.is("listening");
            job.room().addListener((_, event) -> {
                if (event instanceof RoomEvent.TrackSubscribed(var speaker, var _, RemoteAudioTrack track)) {
                    IO.println("listens to " + Printable.of(speaker.identity()));
                    Thread.startVirtualThread(() -> agent.listen(track));
                }
            });
            IO.println("the job has ended: " + job.awaitCancelled());
        }
    }

    private void is(String state) {
        room.localParticipant().setAttributes(Map.of(STATE, state));
    }

    private void listen(RemoteAudioTrack track) {
        try (AudioStream heard = livekit.audio().openStream(track)) {
            Deque<AudioFrame> said = new ArrayDeque<>();
            int silent = 0;
            for (AudioFrame frame : heard) {
                silent = isLoud(frame) ? 0 : silent + 1;
                if (silent == 0 || !said.isEmpty()) {
                    said.add(frame);
                }
                if (!said.isEmpty() && (silent >= SILENT_FRAMES || said.size() >= MOST_FRAMES)) {
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

    private void repeat(Deque<AudioFrame> said) throws InterruptedException {
        is("speaking");
        while (!said.isEmpty()) {
            source.capture(said.remove());
        }
        source.awaitPlayout();
        is("listening");
    }
}
