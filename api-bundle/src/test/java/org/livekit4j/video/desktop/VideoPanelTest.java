package org.livekit4j.video.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoRotation;
import org.livekit4j.video.VideoStream;

class VideoPanelTest {
    private final VideoPanel panel = new VideoPanel();

    VideoPanelTest() {
        panel.setSize(200, 100);
    }

    private static VideoFrame halves(Color left, Color right) {
        BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(left);
        graphics.fillRect(0, 0, 20, 40);
        graphics.setColor(right);
        graphics.fillRect(20, 0, 20, 40);
        graphics.dispose();
        return VideoImages.toFrame(image, VideoBufferType.BGRA);
    }

    /** What is painted on top of pink, at these places of the middle row. */
    private int[] painted(int... places) {
        BufferedImage screen = new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = screen.createGraphics();
        graphics.setColor(Color.PINK);
        graphics.fillRect(0, 0, 200, 100);
        panel.paint(graphics);
        graphics.dispose();
        return java.util.Arrays.stream(places).map(x -> screen.getRGB(x, 50)).toArray();
    }

    private static int[] colours(Color... colours) {
        return java.util.Arrays.stream(colours).mapToInt(Color::getRGB).toArray();
    }

    @Test
    void shouldShowAFrameInItsProportionsWhenThereIsRoomBesideIt() {
        panel.setFrame(halves(Color.RED, Color.BLUE));

        assertThat(painted(10, 49, 51, 80, 120, 148, 151))
                .containsExactly(colours(Color.BLACK, Color.BLACK, Color.RED, Color.RED, Color.BLUE, Color.BLUE, Color.BLACK));
        assertThat(panel.frames()).isOne();
    }

    @Test
    void shouldExchangeLeftAndRightWhenItIsAMirror() {
        panel.setFrame(halves(Color.RED, Color.BLUE));
        panel.setMirrored(true);

        assertThat(painted(80, 120)).containsExactly(colours(Color.BLUE, Color.RED));
    }

    @Test
    void shouldShowFramesUprightWhenTheyAreTurned() {
        panel.setFrame(LaidOutFrame.of(halves(Color.RED, Color.BLUE), 0, VideoRotation.ROTATION_180));

        assertThat(painted(80, 120)).containsExactly(colours(Color.BLUE, Color.RED));
    }

    @Test
    void shouldHaveItsBackgroundWhenThereIsNoFrame() {
        assertThat(painted(100)).containsExactly(colours(Color.BLACK));
        panel.setBackground(Color.GRAY);
        panel.setFrame(halves(Color.RED, Color.BLUE));
        panel.clear();

        assertThat(painted(100)).containsExactly(colours(Color.GRAY));
    }

    /** A stream that does what a panel asks of it. */
    private static final class FakeStream {
        private final CompletableFuture<StreamEnd> ended = new CompletableFuture<>();
        private Consumer<? super VideoFrame> listener;

        VideoStream stream() {
            return (VideoStream) Proxy.newProxyInstance(VideoStream.class.getClassLoader(), new Class<?>[]{VideoStream.class},
                    (_, method, arguments) -> switch (method.getName()) {
                        case "listen" -> listen(arguments[0]);
                        case "ended" -> ended;
                        default -> throw new AssertionError(method);
                    });
        }

        @SuppressWarnings("unchecked")
        private Object listen(Object consumer) {
            if (listener != null) {
                throw new IllegalStateException("consumed");
            }
            listener = (Consumer<? super VideoFrame>) consumer;
            return null;
        }
    }

    @Test
    void shouldShowTheLatestFrameWhenItWatchesAStream() {
        FakeStream fake = new FakeStream();
        panel.watch(fake.stream());
        fake.listener.accept(halves(Color.RED, Color.BLUE));
        fake.listener.accept(halves(Color.GREEN, Color.BLUE));
        assertThat(painted(80)).containsExactly(colours(Color.GREEN));
        fake.listener.accept(halves(Color.RED, Color.BLUE));
        assertThat(painted(80)).containsExactly(colours(Color.RED));
        assertThat(panel.frames()).isEqualTo(3);

        fake.ended.complete(StreamEnd.CLOSED);
        assertThat(painted(80)).containsExactly(colours(Color.BLACK));
    }

    @Test
    void shouldForgetAStreamWhenItWatchesAnother() {
        FakeStream first = new FakeStream();
        FakeStream second = new FakeStream();
        panel.watch(first.stream());
        panel.watch(second.stream());
        first.listener.accept(halves(Color.RED, Color.RED));
        assertThat(painted(80)).containsExactly(colours(Color.BLACK));
        second.listener.accept(halves(Color.GREEN, Color.GREEN));
        first.ended.complete(StreamEnd.CLOSED);
        assertThat(painted(80)).containsExactly(colours(Color.GREEN));
        panel.setFrame(halves(Color.BLUE, Color.BLUE));
        second.listener.accept(halves(Color.GREEN, Color.GREEN));
        assertThat(painted(80)).containsExactly(colours(Color.BLUE));
    }

    @Test
    void shouldBeEmptyWhenAStreamIsConsumedAlready() {
        FakeStream fake = new FakeStream();
        VideoStream stream = fake.stream();
        panel.watch(stream);
        fake.listener.accept(halves(Color.RED, Color.RED));

        assertThatIllegalStateException().isThrownBy(() -> panel.watch(stream));
        assertThat(painted(80)).containsExactly(colours(Color.BLACK));
    }
}
