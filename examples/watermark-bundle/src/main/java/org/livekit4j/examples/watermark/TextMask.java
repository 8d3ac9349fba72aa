package org.livekit4j.examples.watermark;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Which pixels a text covers. */
record TextMask(BufferedImage image) {
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.BOLD, 16);
    private static final int MARGIN = 4;

    /** Where a pixel is set. */
    interface Pixels {
        void set(int x, int y);
    }

    static TextMask of(String text) {
        Rectangle2D size = FONT.getStringBounds(text, new FontRenderContext(null, false, false));
        BufferedImage image = new BufferedImage((int) size.getWidth() + 2 * MARGIN, (int) size.getHeight() + 2 * MARGIN,
                BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D graphics = image.createGraphics();
        graphics.setFont(FONT);
        graphics.setColor(Color.WHITE);
        graphics.drawString(text, MARGIN, MARGIN - (int) size.getY());
        graphics.dispose();
        return new TextMask(image);
    }

    /** As much of it as the frame has room for. */
    void draw(int width, int height, Pixels pixels) {
        for (int y = 0; y < Math.min(height, image.getHeight()); y++) {
            for (int x = 0; x < Math.min(width, image.getWidth()); x++) {
                if ((image.getRGB(x, y) & 0xff) != 0) {
                    pixels.set(x, y);
                }
            }
        }
    }
}
