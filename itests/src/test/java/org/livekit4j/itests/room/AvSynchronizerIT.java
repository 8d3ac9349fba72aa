package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.itests.Colour;
import org.livekit4j.itests.VideoFrames;
import org.livekit4j.room.Room;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.LocalTrack;
import org.livekit4j.video.AvSynchronizer;
import org.livekit4j.video.AvSynchronizerOptions;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSource;
import org.livekit4j.video.VideoStream;
import org.livekit4j.video.VideoStreamOptions;

/** Flashes and beeps that are produced ahead of time, and when they reach a participant. */
class AvSynchronizerIT {
    private static final System.Logger LOG = System.getLogger(AvSynchronizerIT.class.getName());
    private static final int FPS = 25;
    private static final int RATE = 48_000;
    /** A flash and a beep begin every two seconds, and last for a fifth of a second. */
    private static final int PERIOD = 2 * FPS;
    private static final int LENGTH = FPS / 5;
    private static final int SIGNALS = Integer.getInteger("livekit4j.synchronizer.signals", 5);
    /** Of the audio source: what is pushed is heard so much later. */
    private static final int QUEUE_MS = 1_000;
    /** Less than what is queued, so that video that does not wait for its audio is found. */
    private static final long CLOSE_MS = 700;

    @RegisterExtension
    final Meeting meeting = new Meeting();

    private volatile boolean over;

    @Test
    void shouldBringFlashAndBeepTogetherWhenBothArePushedInTurn() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        AudioSource beeps = meeting
                .closing(meeting.audio().createSource(AudioSourceOptions.of(RATE, 1).withQueueSizeMs(QUEUE_MS)));
        VideoSource flashes = meeting.closing(meeting.video().createSource(320, 180));
        publish(ada.room(), meeting.closing(meeting.audio().createTrack("beeps", beeps)));
        publish(ada.room(), meeting.closing(meeting.video().createTrack("flashes", flashes)));
        AudioStream heard = meeting.closing(meeting.audio().openStream(bob.awaitAudio("beeps"), Senses.LOSSLESS));
        VideoStream seen = meeting.closing(meeting.video().openStream(bob.awaitVideo("flashes"),
                VideoStreamOptions.DEFAULTS.withCapacity(0)));
        AvSynchronizer synchronizer = meeting
                .closing(meeting.video().createSynchronizer(beeps, flashes, AvSynchronizerOptions.of(FPS)));
        CompletableFuture<List<Long>> beepTimes = async(() -> beepTimes(heard));
        CompletableFuture<List<Long>> flashTimes = async(() -> flashTimes(seen));
        CompletableFuture<Void> sending = async(() -> send(synchronizer));
        try {
            CompletableFuture.allOf(beepTimes, flashTimes).orTimeout(2, TimeUnit.MINUTES).join();
        } finally {
            over = true;
        }
        sending.orTimeout(Attendee.TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();

        long[] apartMs = flashTimes.join().stream().mapToLong(flash -> apartMs(flash, beepTimes.join())).sorted().toArray();
        LOG.log(System.Logger.Level.INFO, "Flashes come after their beeps by {0} ms; {1}", Arrays.toString(apartMs),
                synchronizer.statistics());
        assertThat(apartMs[SIGNALS / 2]).as(Arrays.toString(apartMs)).isBetween(-CLOSE_MS, CLOSE_MS);
        assertThat(synchronizer.statistics().videoFrames()).isGreaterThan(SIGNALS);
    }

    private static void publish(Room room, LocalTrack track) {
        room.localParticipant().publishTrack(track, TrackPublishOptions.DEFAULTS.withSimulcast(false))
                .orTimeout(Attendee.TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }

    private interface Task<T> {
        T run() throws Exception;
    }

    private static <T> CompletableFuture<T> async(Task<T> task) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return task.run();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }, Thread::startVirtualThread);
    }

    /** As fast as the synchronizer takes them. */
    private Void send(AvSynchronizer synchronizer) throws InterruptedException {
        VideoFrame dark = VideoFrames.of(Colour.BLACK, VideoBufferType.I420, 320, 180);
        VideoFrame bright = VideoFrames.of(Colour.WHITE, VideoBufferType.I420, 320, 180);
        AudioFrame silence = AudioFrame.silence(RATE, 1, RATE / FPS);
        short[] loud = new short[RATE / FPS];
        for (int i = 0; i < loud.length; i++) {
            loud[i] = (short) (20_000 * Math.sin(2 * Math.PI * 500 * i / RATE));
        }
        AudioFrame beep = new AudioFrame(loud, RATE, 1);
        for (int i = 0; !over; i++) {
            boolean signal = i % PERIOD >= PERIOD - LENGTH;
            synchronizer.push(signal ? bright : dark);
            synchronizer.push(signal ? beep : silence);
        }
        return null;
    }

    /** When beeps begin that were preceded by silence. */
    private static List<Long> beepTimes(AudioStream stream) throws InterruptedException {
        List<Long> times = new ArrayList<>();
        boolean before = true;
        while (times.size() < SIGNALS) {
            boolean now = Senses.audible(stream.take());
            if (now && !before) {
                times.add(System.nanoTime());
            }
            before = now;
        }
        return times;
    }

    private static List<Long> flashTimes(VideoStream stream) throws InterruptedException {
        List<Long> times = new ArrayList<>();
        boolean before = true;
        while (times.size() < SIGNALS) {
            try (VideoFrame frame = stream.take()) {
                boolean now = VideoFrames.colour(frame).green() > 128;
                if (now && !before) {
                    times.add(System.nanoTime());
                }
                before = now;
            }
        }
        return times;
    }

    /** From the nearest beep. */
    private static long apartMs(long flash, List<Long> beeps) {
        return TimeUnit.NANOSECONDS.toMillis(beeps.stream().map(beep -> flash - beep)
                .min((one, other) -> Long.compare(Math.abs(one), Math.abs(other))).orElseThrow());
    }
}
