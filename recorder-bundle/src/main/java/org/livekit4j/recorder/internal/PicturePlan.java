package org.livekit4j.recorder.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.opus.OpusEncoder;
import org.livekit4j.recorder.RecordedFile;
import org.livekit4j.track.RemoteAudioTrack;
import org.livekit4j.track.RemoteVideoTrack;
import org.livekit4j.track.TrackSource;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoStream;
import org.livekit4j.video.VideoStreamOptions;

/** Camera and microphone of each participant become a file, and so do a screen and its sound, while one of the two is there. */
final class PicturePlan implements Plan {
    private static final long STEP_MS = 250;
    static final VideoStreamOptions PICTURES = VideoStreamOptions.DEFAULTS.withFormat(VideoBufferType.I420)
            .withCapacity(8);

    private final Studio studio;
    private final Ffmpeg ffmpeg;
    private final Map<List<String>, Shared> programs = new HashMap<>();

    /** A program, and how many tracks feed it. */
    private static final class Shared {
        private final Program program;
        private int tracks;

        Shared(Program program) {
            this.program = program;
        }
    }

    PicturePlan(Studio studio, Ffmpeg ffmpeg) {
        this.studio = studio;
        this.ffmpeg = ffmpeg;
    }

    /** Tracks of one key share a file. */
    private static List<String> key(Source source) {
        return switch (source.source()) {
            case CAMERA, MICROPHONE -> List.of(source.participant(), TrackSource.CAMERA.name());
            case SCREENSHARE, SCREENSHARE_AUDIO -> List.of(source.participant(), TrackSource.SCREENSHARE.name());
            case UNKNOWN -> List.of(source.participant(), source.track().sid());
        };
    }

    @Override
    public void add(Source source) {
        switch (source.track()) {
            case RemoteAudioTrack track -> {
                AudioStream stream = studio.audio().get().openStream(track, studio.stream());
                feed(source, program -> record(stream, program));
            }
            case RemoteVideoTrack track -> {
                VideoStream stream = studio.video().get().openStream(track, PICTURES);
                feed(source, program -> record(stream, program));
            }
            default -> throw new IllegalStateException("it is neither audio nor video");
        }
    }

    /** Feeds a program until the track ends. */
    @FunctionalInterface
    private interface Feed {
        void into(Program program);
    }

    private void feed(Source source, Feed feed) {
        List<String> key = key(source);
        Shared shared = join(key, source);
        studio.workers().start(true, source.shown(), () -> {
            try {
                feed.into(shared.program);
            } finally {
                leave(key, shared);
            }
        });
    }

    private synchronized Shared join(List<String> key, Source source) {
        Shared shared = programs.computeIfAbsent(key, _ -> open(key.getLast(), source));
        if (source.width() > 0 && source.height() > 0) {
            shared.program.size(source.width(), source.height());
        }
        shared.tracks++;
        return shared;
    }

    private Shared open(String what, Source source) {
        FileNames.Subject subject = new FileNames.Subject(studio.room(), source.participant(), what.toLowerCase(Locale.ROOT),
                what);
        Shared shared = new Shared(new Program(studio, subject, ffmpeg));
        studio.workers().start(true, source.shown(), () -> keepUp(shared));
        return shared;
    }

    private synchronized void leave(List<String> key, Shared shared) {
        shared.tracks--;
        if (shared.tracks == 0) {
            programs.remove(key, shared);
        }
    }

    private synchronized boolean isFed(Shared shared) {
        return shared.tracks > 0;
    }

    /** Until the last track has ended. */
    private void keepUp(Shared shared) {
        try {
            do {
                Thread.sleep(STEP_MS);
                shared.program.keepUp();
            } while (isFed(shared));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            shared.program.finish();
        }
    }

    private void record(AudioStream stream, Program program) {
        studio.record(stream, new Timeline(OpusEncoder.SAMPLE_RATE, Studio.QUEUE_MS, program.originNanos(), program::audio),
                program.chain());
        program.mute();
    }

    private void record(VideoStream stream, Program program) {
        PictureClock clock = new PictureClock();
        new Pump<VideoFrame>(stream, studio.workers()::stopping, given -> {
            try (VideoFrame frame = given) {
                program.picture(frame, clock.nanos(frame.timestampUs(), System.nanoTime()));
            }
        }, pictures -> program.chain().lose(0, pictures)).run();
        if (!studio.workers().stopping()) {
            program.blank();
        }
    }

    @Override
    public synchronized Stream<RecordedFile> files() {
        return Plan.files(programs.values().stream().map(shared -> shared.program.chain()).toList().stream());
    }
}
