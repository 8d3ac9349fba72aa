package org.livekit4j.recorder.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.livekit4j.recorder.RecordedFile;
import org.livekit4j.track.RemoteAudioTrack;
import org.livekit4j.track.RemoteVideoTrack;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoStream;
import org.livekit4j.video.VideoStreamOptions;

/** All cameras and screens become one picture, a grid, and all voices its sound. */
final class GridPlan implements Plan {
    private static final VideoStreamOptions PICTURES = VideoStreamOptions.DEFAULTS.withFormat(VideoBufferType.I420);
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Studio studio;
    private final Canvas canvas;
    private final FileChain chain;
    private final Mix mix;
    private final List<Tile> tiles = new CopyOnWriteArrayList<>();

    /** The pictures of one track. The thread that draws is the only one that reads them. */
    private static final class Tile {
        private final AtomicReference<VideoFrame> next = new AtomicReference<>();
        private VideoFrame shown;

        /** Takes over a frame. */
        void offer(VideoFrame frame) {
            close(next.getAndSet(frame));
        }

        /** @return whether there is one to draw that was not drawn before */
        boolean turn() {
            VideoFrame newest = next.getAndSet(null);
            if (newest != null) {
                close(shown);
                shown = newest;
            }
            return newest != null;
        }

        void close() {
            close(next.getAndSet(null));
            close(shown);
            shown = null;
        }

        private static void close(VideoFrame frame) {
            if (frame != null) {
                frame.close();
            }
        }
    }

    GridPlan(Studio studio, Ffmpeg ffmpeg) {
        this.studio = studio;
        canvas = new Canvas(studio.options().width(), studio.options().height());
        chain = studio.chain(studio.everybody(), path -> open(ffmpeg, path));
        mix = new Mix(studio, chain);
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
                VideoStream stream = studio.video().get().openStream(track, PICTURES);
                studio.workers().start(true, source.shown(), () -> show(stream));
            }
            default -> throw new IllegalStateException("it is neither audio nor video");
        }
    }

    private void show(VideoStream stream) {
        Tile tile = new Tile();
        tiles.add(tile);
        try {
            // Of a grid there are only as many pictures a second as it has: none of them is lost.
            new Pump<>(stream, studio.workers()::stopping, tile::offer, _ -> {
            }).run();
        } finally {
            tiles.remove(tile);
            tile.offer(null);
        }
    }

    private void draw() {
        long origin = System.nanoTime();
        long stepNanos = SECOND_NANOS / studio.options().frameRate();
        List<Tile> laid = List.of();
        try {
            for (long due = origin; !studio.workers().stopping(); due = Math.max(due + stepNanos, System.nanoTime())) {
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                laid = lay(laid);
                chain.picture(canvas.bytes(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - origin));
            }
            studio.workers().awaitOthers();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            laid.forEach(Tile::close);
            tiles.forEach(Tile::close);
            chain.finish();
        }
    }

    /** @return the tiles that are in the picture now */
    private List<Tile> lay(List<Tile> before) {
        List<Tile> now = List.copyOf(tiles);
        boolean changed = !now.equals(before);
        if (changed) {
            canvas.clear(canvas.whole());
            before.stream().filter(tile -> !now.contains(tile)).forEach(Tile::close);
        }
        int columns = (int) Math.ceil(Math.sqrt(now.size()));
        for (int i = 0; i < now.size(); i++) {
            Tile tile = now.get(i);
            if ((tile.turn() || changed) && tile.shown != null) {
                canvas.draw(tile.shown, cell(i, columns, now.size()));
            }
        }
        return now;
    }

    private Canvas.Cell cell(int index, int columns, int count) {
        int rows = (count + columns - 1) / columns;
        int width = studio.options().width() / columns & ~1;
        int height = studio.options().height() / rows & ~1;
        return new Canvas.Cell(index % columns * width, index / columns * height, width, height);
    }

    @Override
    public Stream<RecordedFile> files() {
        return Plan.files(Stream.of(chain));
    }
}
