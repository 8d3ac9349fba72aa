package org.livekit4j.shell.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.livekit4j.shell.internal.json.JsonWriter;
import org.livekit4j.text.Printable;

/** Rows of figures and texts, each column with the name that it has in JSON. */
final class Table {
    private static final String GAP = "  ";
    private static final int LEAST_TEXT = 8;

    private final String name;
    private final List<String> columns;
    private final List<List<Object>> rows = new ArrayList<>();

    /** @param name of the list of rows, in JSON and where there are none */
    Table(String name, String... columns) {
        this.name = name;
        this.columns = List.of(columns);
    }

    /** @param values one for each column: numbers, truth values and texts; {@link Optional}s that are empty are left out of JSON */
    Table add(Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " values for the columns " + columns);
        }
        rows.add(Arrays.asList(values));
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** @param width in characters; 0 or less: as wide as it gets */
    List<String> lines(int width) {
        if (rows.isEmpty()) {
            return List.of("no " + words(name));
        }
        List<List<String>> cells = new ArrayList<>(List.of(columns));
        rows.forEach(row -> cells.add(row.stream().map(Table::shown).toList()));
        int[] widths = IntStream.range(0, columns.size())
                .map(column -> cells.stream().mapToInt(row -> row.get(column).length()).max().orElse(0)).toArray();
        fit(widths, width);
        return cells.stream().map(row -> line(row, widths)).toList();
    }

    /** The widest texts give way first. */
    private void fit(int[] widths, int width) {
        int tooWide = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - width;
        while (width > 0 && tooWide > 0) {
            int widest = IntStream.range(0, widths.length).filter(column -> isText(column) && widths[column] > LEAST_TEXT).boxed()
                    .max((a, b) -> Integer.compare(widths[a], widths[b])).orElse(-1);
            if (widest < 0) {
                return;
            }
            widths[widest]--;
            tooWide--;
        }
    }

    private boolean isText(int column) {
        return !(rows.getFirst().get(column) instanceof Number);
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String cut = cell.length() <= widths[column] ? cell : Printable.of(cell, widths[column] - 1);
            String blanks = " ".repeat(widths[column] - cut.length());
            line.append(isText(column) ? cut + blanks : blanks + cut).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    /** Names are other people's: what they hold cannot move the cursor or begin a line of its own. */
    private static String shown(Object value) {
        Object there = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        return there == null ? "" : Printable.of(there);
    }

    /** {@code failedSubscribers} is for programs. */
    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    void put(JsonWriter json) {
        json.put(name, rows.stream().map(this::object).toList());
    }

    private JsonWriter object(List<Object> row) {
        JsonWriter object = new JsonWriter();
        for (int column = 0; column < columns.size(); column++) {
            Object value = row.get(column) instanceof Optional<?> optional ? optional.orElse(null) : row.get(column);
            String key = columns.get(column);
            switch (value) {
                case null -> {
                }
                case Integer number -> object.put(key, number.longValue());
                case Long number -> object.put(key, number);
                case Boolean truth -> object.put(key, truth);
                default -> object.put(key, value.toString());
            }
        }
        return object;
    }
}
