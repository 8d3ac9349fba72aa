package org.livekit4j.video.desktop;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import javax.swing.JComponent;
import org.jspecify.annotations.Nullable;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoStream;

/**
 * A Swing component that shows the frames of a stream, upright and in their own proportions, as large as they fit; the rest has the
 * background colour, which is black by default.
 *
 * <p>{@link #watch}, {@link #setFrame}, {@link #clear} and {@link #frames} may be called on any thread, all other methods on the
 * event dispatch thread as usual. Frames are converted on the thread that delivers them, into two images that are used in turn;
 * one that comes before its predecessor was painted replaces it.
 */
public final class VideoPanel extends JComponent {
    private static final long serialVersionUID = 1L;
    private static final Dimension DEFAULT_SIZE = new Dimension(640, 360);

    /** Held while a frame is converted. */
    private final transient ReentrantLock conversions = new ReentrantLock();
    /** Guards the fields below; held while an image is painted, never while one is converted. */
    private final transient ReentrantLock images = new ReentrantLock();
    private transient @Nullable BufferedImage shown;
    private transient @Nullable BufferedImage spare;
    private transient @Nullable VideoStream watched;
    private long frames;
    private boolean mirrored;

    /** Creates a panel that shows nothing yet. Its preferred size is 640 × 360 pixels until another one is set. */
    public VideoPanel() {
        setPreferredSize(DEFAULT_SIZE);
        setBackground(Color.BLACK);
        setOpaque(true);
    }

    /**
     * Shows a stream from now on, instead of the one before. When the stream ends the panel becomes empty.
     *
     * @param stream a stream that is not consumed yet; the caller closes it
     * @throws IllegalStateException if the stream is already consumed by a listener or a subscriber; the panel is empty then
     */
    public void watch(VideoStream stream) {
        become(Objects.requireNonNull(stream, "stream is null"));
        stream.listen(frame -> {
            try (frame) {
                show(frame, stream);
            }
        });
        stream.ended().thenRun(() -> leave(stream));
    }

    private void leave(VideoStream stream) {
        images.lock();
        try {
            if (watched == stream) {
                become(null);
            }
        } finally {
            images.unlock();
        }
    }

    private void become(@Nullable VideoStream stream) {
        images.lock();
        try {
            watched = stream;
            shown = null;
        } finally {
            images.unlock();
        }
        repaint();
    }

    /**
     * Shows a frame, and no longer a stream.
     *
     * @param frame the frame, which stays the caller's
     * @throws IllegalStateException if the frame is closed
     */
    public void setFrame(VideoFrame frame) {
        Objects.requireNonNull(frame, "frame is null");
        images.lock();
        try {
            watched = null;
        } finally {
            images.unlock();
        }
        show(frame, null);
    }

    private void show(VideoFrame frame, @Nullable VideoStream stream) {
        conversions.lock();
        try {
            BufferedImage image = VideoImages.toImage(frame, spare);
            images.lock();
            try {
                if (watched != stream) {
                    spare = image;
                    return;
                }
                spare = shown;
                shown = image;
                frames++;
            } finally {
                images.unlock();
            }
        } finally {
            conversions.unlock();
        }
        repaint();
    }

    /** Shows nothing, and no longer a stream. The stream stays open. */
    public void clear() {
        become(null);
    }

    /** {@return how many frames were shown so far, painted or replaced by the next one} */
    public long frames() {
        images.lock();
        try {
            return frames;
        } finally {
            images.unlock();
        }
    }

    /** {@return whether left and right are exchanged, as people know themselves from mirrors; default: no} */
    public boolean isMirrored() {
        return mirrored;
    }

    /**
     * Sets {@link #isMirrored}.
     *
     * @param mirrored whether left and right are exchanged
     */
    public void setMirrored(boolean mirrored) {
        this.mirrored = mirrored;
        repaint();
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        graphics.setColor(getBackground());
        graphics.fillRect(0, 0, getWidth(), getHeight());
        images.lock();
        try {
            if (shown != null) {
                paint((Graphics2D) graphics, shown);
            }
        } finally {
            images.unlock();
        }
    }

    private void paint(Graphics2D graphics, BufferedImage image) {
        double scale = Math.min((double) getWidth() / image.getWidth(), (double) getHeight() / image.getHeight());
        int width = (int) Math.round(scale * image.getWidth());
        int height = (int) Math.round(scale * image.getHeight());
        int left = (getWidth() - width) / 2;
        int top = (getHeight() - height) / 2;
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, mirrored ? left + width : left, top, mirrored ? left : left + width, top + height, 0, 0,
                image.getWidth(), image.getHeight(), null);
    }
}
