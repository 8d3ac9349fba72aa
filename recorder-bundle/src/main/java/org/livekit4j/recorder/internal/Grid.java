package org.livekit4j.recorder.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.livekit4j.video.VideoFrame;

/**
 * The pictures of several tracks as one, drawn at even times: each drawing has of each track the picture that was to be seen then.
 * Times are those of {@link System#nanoTime}. Safe for use by several threads.
 */
final class Grid {
    private final Canvas canvas;
    private final long originNanos;
    private final long stepNanos;
    private final int maxWaiting;
    private final List<Tile> tiles = new ArrayList<>();
    private List<Tile> laid = List.of();
    private boolean closed;

    /**
     * @param originNanos the time of drawing 0
     * @param stepNanos from one drawing to the next
     * @param maxWaiting how many pictures of a track may wait to be drawn; beyond that the oldest is left out
     */
    Grid(int width, int height, long originNanos, long stepNanos, int maxWaiting) {
        canvas = new Canvas(width, height);
        this.originNanos = originNanos;
        this.stepNanos = stepNanos;
        this.maxWaiting = maxWaiting;
    }

    /** The number of the drawing that is nearest to a time. */
    private long nearest(long nanos) {
        return Math.floorDiv(nanos - originNanos + stepNanos / 2, stepNanos);
    }

    /** A picture, and the number of the drawing that it belongs to. */
    private record Waiting(VideoFrame frame, long number) {}

    /** The pictures of one track, in one of the cells. */
    final class Tile {
        private final Deque<Waiting> waiting = new ArrayDeque<>();
        private final long first;
        private long last = Long.MAX_VALUE;
        private VideoFrame shown;

        private Tile(long first) {
            this.first = first;
        }

        /** Takes over a picture; one that another follows before the next drawing is not drawn. */
        void offer(VideoFrame frame, long seenNanos) {
            synchronized (Grid.this) {
                if (closed) {
                    frame.close();
                    return;
                }
                Waiting newest = waiting.peekLast();
                long number = newest == null ? nearest(seenNanos) : Math.max(newest.number(), nearest(seenNanos));
                if (newest != null && newest.number() == number) {
                    waiting.removeLast().frame().close();
                } else if (waiting.size() == maxWaiting) {
                    waiting.remove().frame().close();
                }
                waiting.add(new Waiting(frame, number));
            }
        }

        /** It is in no drawing that is later. */
        void end(long nanos) {
            synchronized (Grid.this) {
                last = Math.floorDiv(nanos - originNanos, stepNanos);
            }
        }

        private boolean isIn(long number) {
            return first <= number && number <= last;
        }

        /** @return whether another picture is shown than before */
        private boolean turn(long number) {
            VideoFrame before = shown;
            while (!waiting.isEmpty() && waiting.peek().number() <= number) {
                show(waiting.remove().frame());
            }
            return shown != before;
        }

        private void show(VideoFrame frame) {
            if (shown != null) {
                shown.close();
            }
            shown = frame;
        }

        private void close() {
            waiting.forEach(picture -> picture.frame().close());
            waiting.clear();
            show(null);
        }
    }

    /** A track has begun. */
    synchronized Tile open(long nanos) {
        Tile tile = new Tile(nearest(nanos));
        tiles.add(tile);
        return tile;
    }

    /** @return the drawing, in I420, until the next one, whose number is higher */
    synchronized byte[] draw(long number) {
        tiles.stream().filter(tile -> tile.last < number).forEach(Tile::close);
        tiles.removeIf(tile -> tile.last < number);
        List<Tile> now = tiles.stream().filter(tile -> tile.isIn(number)).toList();
        boolean changed = !now.equals(laid);
        if (changed) {
            canvas.clear(canvas.whole());
            laid = now;
        }
        int columns = (int) Math.ceil(Math.sqrt(now.size()));
        for (int i = 0; i < now.size(); i++) {
            Tile tile = now.get(i);
            if ((tile.turn(number) || changed) && tile.shown != null) {
                canvas.draw(tile.shown, cell(i, columns, now.size()));
            }
        }
        return canvas.bytes();
    }

    private Canvas.Cell cell(int index, int columns, int count) {
        int rows = (count + columns - 1) / columns;
        int width = canvas.whole().width() / columns & ~1;
        int height = canvas.whole().height() / rows & ~1;
        return new Canvas.Cell(index % columns * width, index / columns * height, width, height);
    }

    /** Nothing is drawn any more. */
    synchronized void close() {
        closed = true;
        tiles.forEach(Tile::close);
        tiles.clear();
    }
}
