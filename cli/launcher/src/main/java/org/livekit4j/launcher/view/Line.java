package org.livekit4j.launcher.view;

import java.util.ArrayList;
import java.util.List;
import org.livekit4j.text.Printable;

/** One line of the screen, of pieces in colours; it can be cut without cutting a colour's code. */
final class Line {

    /** Of a piece of text. */
    enum Colour {
        PLAIN(""), BOLD("1"), DIM("2"), RED("31"), GREEN("32"), YELLOW("33"), CYAN("36");

        private final String code;

        Colour(String code) {
            this.code = code;
        }
    }

    private record Piece(Colour colour, String text) {}

    private final List<Piece> pieces = new ArrayList<>();

    Line add(String text) {
        return add(Colour.PLAIN, text);
    }

    /** Whatever the text is, it takes no more than its place on the line. */
    Line add(Colour colour, String text) {
        pieces.add(new Piece(colour, Printable.of(text)));
        return this;
    }

    Line add(Line other) {
        pieces.addAll(other.pieces);
        return this;
    }

    /** Fills up with blanks to the given width. */
    Line pad(int width) {
        int missing = width - width();
        return missing > 0 ? add(" ".repeat(missing)) : this;
    }

    /** In characters. */
    int width() {
        return pieces.stream().mapToInt(piece -> piece.text.length()).sum();
    }

    /** With escape codes if wanted, cut to the width. */
    String render(int width, boolean colour) {
        StringBuilder rendered = new StringBuilder();
        int left = width;
        for (Piece piece : pieces) {
            String text = piece.text.substring(0, Math.min(left, piece.text.length()));
            left -= text.length();
            if (colour && piece.colour != Colour.PLAIN && !text.isEmpty()) {
                rendered.append("\033[").append(piece.colour.code).append('m').append(text).append("\033[0m");
            } else {
                rendered.append(text);
            }
        }
        return rendered.toString();
    }
}
