package org.livekit4j.recorder.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.livekit4j.testing.Fake;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoRotation;

/** A drawing every 50 ms, of pictures of one brightness each. */
class GridTest {
    private static final long ORIGIN = -5_000_000_000L;
    private static final int MAX_WAITING = 4;
    private static final int BLACK = 16;

    private final Grid grid = new Grid(64, 32, ORIGIN, TimeUnit.MILLISECONDS.toNanos(50), MAX_WAITING);
    private final List<Integer> closed = new ArrayList<>();

    private static long at(long millis) {
        return ORIGIN + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private VideoFrame picture(int luma) {
        VideoFrame made = VideoFrame.allocate(VideoBufferType.I420, 32, 32);
        made.plane(0).fill((byte) luma);
        made.plane(1).fill((byte) 128);
        made.plane(2).fill((byte) 128);
        return Fake.of(VideoFrame.class, (method, arguments) -> switch (method) {
            case "rotation" -> VideoRotation.ROTATION_0;
            case "width", "height" -> 32;
            case "layout" -> made.layout((int) arguments[0]);
            case "plane" -> made.plane((int) arguments[0]);
            case "close" -> closed.add(luma);
            default -> Fake.unexpected(VideoFrame.class, method);
        });
    }

    /** The brightness in the middle of the left half, and of the right one. */
    private List<Integer> halves(long number) {
        byte[] drawn = grid.draw(number);
        return List.of(Byte.toUnsignedInt(drawn[16 * 64 + 16]), Byte.toUnsignedInt(drawn[16 * 64 + 48]));
    }

    @Test
    void shouldDrawAPictureWhereItBelongsWhenItComesLate() {
        Grid.Tile left = grid.open(at(0));
        Grid.Tile right = grid.open(at(0));
        left.offer(picture(50), at(60));
        right.offer(picture(100), at(80));
        left.offer(picture(150), at(160));
        assertThat(halves(0)).containsExactly(BLACK, BLACK);
        assertThat(halves(1)).as("60 ms are nearest to 50").containsExactly(50, BLACK);
        assertThat(halves(2)).containsExactly(50, 100);
        assertThat(halves(3)).containsExactly(150, 100);
        assertThat(halves(9)).containsExactly(150, 100);
        assertThat(closed).containsExactly(50);
    }

    @Test
    void shouldDrawTheLatestWhenSeveralBelongToADrawing() {
        Grid.Tile tile = grid.open(at(0));
        grid.open(at(0));
        tile.offer(picture(50), at(90));
        tile.offer(picture(60), at(110));
        tile.offer(picture(70), at(40));
        assertThat(closed).as("pictures stay in their order").containsExactly(50, 60);
        assertThat(halves(1)).containsExactly(BLACK, BLACK);
        assertThat(halves(2)).containsExactly(70, BLACK);
    }

    @Test
    void shouldHaveATileAsLongAsItsTrack() {
        Grid.Tile left = grid.open(at(0));
        left.offer(picture(50), at(0));
        assertThat(grid.draw(1)[16 * 64 + 32]).as("it is alone, in the middle").isEqualTo((byte) 50);
        Grid.Tile right = grid.open(at(200));
        right.offer(picture(100), at(200));
        assertThat(grid.draw(3)[16 * 64 + 32]).isEqualTo((byte) 50);
        assertThat(halves(4)).containsExactly(50, 100);
        left.end(at(349));
        assertThat(halves(6)).as("until its end").containsExactly(50, 100);
        assertThat(closed).isEmpty();
        assertThat(grid.draw(7)[16 * 64 + 32]).isEqualTo((byte) 100);
        assertThat(closed).containsExactly(50);
    }

    @Test
    void shouldKeepNoMorePicturesThanMayWait() {
        Grid.Tile tile = grid.open(at(0));
        for (int i = 0; i < MAX_WAITING + 2; i++) {
            tile.offer(picture(50 + i), at(50L * i));
        }
        assertThat(closed).containsExactly(50, 51);
    }

    @Test
    void shouldCloseAllWhenItIsOver() {
        Grid.Tile tile = grid.open(at(0));
        tile.offer(picture(50), at(0));
        grid.draw(0);
        tile.offer(picture(51), at(50));
        grid.close();
        tile.offer(picture(52), at(100));
        assertThat(closed).containsExactlyInAnyOrder(50, 51, 52);
    }
}
