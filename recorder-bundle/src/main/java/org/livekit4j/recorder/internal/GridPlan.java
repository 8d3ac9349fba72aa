package org.livekit4j.recorder.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.livekit4j.recorder.RecordedFile;
import org.livekit4j.track.RemoteAudioTrack;
import org.livekit4j.track.RemoteVideoTrack;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoStream;

/** All cameras and screens become one picture, a grid, and all voices its sound. Both are placed by one clock. */
final class GridPlan implements Plan {
    /** If drawing is held up for longer, drawings are left out. */
    private static final long MAX_BEHIND_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    /** A picture that comes later than it was to be seen by less is drawn where it belongs; as late as the sound is written. */
    private static final long DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(Mix.DELAY_MS);
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Studio studio;
    private final FileChain chain;
    private final Mix mix;
    private final long originNanos = System.nanoTime();
    private final long stepNanos;
    private final Grid grid;

    GridPlan(Studio studio, Ffmpeg ffmpeg) {
        this.studio = studio;
        stepNanos = SECOND_NANOS / studio.options().frameRate();
        int maxWaiting = (int) ((DELAY_NANOS + MAX_BEHIND_NANOS) / stepNanos) + 2;
        grid = new Grid(studio.options().width(), studio.options().height(), originNanos, stepNanos, maxWaiting);
        chain = studio.chain(studio.everybody(), path -> open(ffmpeg, path));
        mix = new Mix(studio, chain, originNanos);
        studio.workers().start(true, "all voices", mix::run);
        studio.workers().start(true, "the grid", this::draw);
    }

    private MediaFile open(Ffmpeg ffmpeg, Path path) throws IOException {
        return new FfmpegFile(ffmpeg, studio.options(), path, studio.options().width(), studio.options().height());
    }

    @Override
    public void add(Source source) {
        switch (source.track()) {
            case RemoteAudioTrack track -> mix.add(source, track);
            case RemoteVideoTrack track -> {
                VideoStream stream = studio.video().get().openStream(track, PicturePlan.PICTURES);
                studio.workers().start(true, source.shown(), () -> show(stream));
            }
            default -> throw new IllegalStateException("it is neither audio nor video");
        }
    }

    private void show(VideoStream stream) {
        Grid.Tile tile = grid.open(System.nanoTime());
        PictureClock clock = new PictureClock();
        // Of a grid there are only as many pictures a second as it has: none of them is lost.
        new Pump<VideoFrame>(stream, studio.workers()::stopping,
                frame -> tile.offer(frame, clock.nanos(frame.timestampUs(), System.nanoTime())), _ -> {
                }).run();
        tile.end(System.nanoTime());
    }

    private void draw() {
        try {
            for (long number = 0; !isOver(number); number = next(number)) {
                TimeUnit.NANOSECONDS.sleep(timeNanos(number) + DELAY_NANOS - System.nanoTime());
                chain.picture(grid.draw(number), TimeUnit.NANOSECONDS.toMillis(number * stepNanos));
            }
            studio.workers().awaitOthers();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            grid.close();
            chain.finish();
        }
    }

    private long timeNanos(long number) {
        return originNanos + number * stepNanos;
    }

    private boolean isOver(long number) {
        return studio.workers().stopping() && timeNanos(number) - studio.workers().stoppedNanos() >= 0;
    }

    private long next(long number) {
        long newest = (System.nanoTime() - originNanos - DELAY_NANOS) / stepNanos;
        return Math.max(number + 1, newest - MAX_BEHIND_NANOS / stepNanos);
    }

    @Override
    public Stream<RecordedFile> files() {
        return Plan.files(Stream.of(chain));
    }
}
