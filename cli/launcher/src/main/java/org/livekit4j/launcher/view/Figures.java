package org.livekit4j.launcher.view;

import java.util.ArrayList;
import java.util.List;
import org.livekit4j.launcher.view.Line.Colour;

/** Named figures under one label, on as many lines as it takes. */
final class Figures {
    private static final int LABEL_WIDTH = 9;
    private static final int GAP = 2;

    private final String label;
    private final List<Line> figures = new ArrayList<>();

    Figures(String label) {
        this.label = label;
    }

    Figures put(String name, long value) {
        return put(name, Format.count(value));
    }

    Figures put(String name, String value) {
        figures.add(new Line().add(Colour.DIM, name + " ").add(value));
        return this;
    }

    /** A figure that should be 0. */
    Figures alarm(String name, long value) {
        return value == 0 ? put(name, value) : alarm(name, Format.count(value));
    }

    Figures alarm(String name, String value) {
        figures.add(new Line().add(Colour.DIM, name + " ").add(Colour.RED, value));
        return this;
    }

    /** Adds the lines, none longer than the width if that is possible. */
    void wrap(int width, List<Line> lines) {
        Line line = new Line().add(Colour.BOLD, label).pad(LABEL_WIDTH);
        for (Line figure : figures) {
            if (line.width() > LABEL_WIDTH && line.width() + GAP + figure.width() > width) {
                lines.add(line);
                line = new Line().pad(LABEL_WIDTH);
            }
            if (line.width() > LABEL_WIDTH) {
                line.add(" ".repeat(GAP));
            }
            line.add(figure);
        }
        lines.add(line);
    }
}
