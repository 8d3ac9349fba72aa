package org.livekit4j.launcher.view;

import java.nio.charset.Charset;

/**
 * What the terminal can show.
 *
 * @param full part of a meter that is lit
 * @param empty part of a meter that is not
 * @param colour whether colours may be used
 */
public record TerminalCharset(char full, char empty, String separator, boolean colour) {
    private static final char BLOCK = '\u2588';
    private static final char SHADE = '\u2591';

    /** Blocks where the character set has them, else plain ASCII. */
    public static TerminalCharset of(Charset charset, boolean colour) {
        boolean blocks = charset.canEncode() && charset.newEncoder().canEncode(BLOCK);
        return blocks ? new TerminalCharset(BLOCK, SHADE, " \u00b7 ", colour) : new TerminalCharset('#', '.', " | ", colour);
    }

    String repeat(char glyph, int times) {
        return String.valueOf(glyph).repeat(times);
    }
}
