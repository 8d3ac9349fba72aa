package org.livekit4j.launcher.view;

import java.util.ArrayList;
import java.util.List;

/** Puts cells side by side, as many as the screen is wide enough for. */
final class Grid {
    private static final String GAP = "  ";

    private final int width;

    Grid(int width) {
        this.width = width;
    }

    /** How wide a cell can be if as many as possible of at least this width stand in a row. */
    int cellWidth(int minimum) {
        return (width + GAP.length()) / columns(minimum) - GAP.length();
    }

    /** Row by row; what does not fit into that many rows is only counted. */
    List<Line> rows(List<Line> cells, int minimum, int maxRows) {
        int columns = columns(minimum);
        int rows = (cells.size() + columns - 1) / columns;
        boolean cut = rows > maxRows;
        int shown = cut ? (maxRows - 1) * columns : cells.size();
        List<Line> lines = new ArrayList<>();
        for (int first = 0; first < shown; first += columns) {
            lines.add(row(cells.subList(first, Math.min(shown, first + columns)), cellWidth(minimum)));
        }
        if (cut) {
            lines.add(new Line().add(Line.Colour.DIM, "and " + (cells.size() - shown) + " more"));
        }
        return lines;
    }

    private static Line row(List<Line> cells, int cellWidth) {
        Line row = new Line();
        for (Line cell : cells) {
            row.add(cell.pad(cellWidth)).add(GAP);
        }
        return row;
    }

    private int columns(int minimum) {
        return Math.max(1, (width + GAP.length()) / (minimum + GAP.length()));
    }
}
