package org.livekit4j.shell.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.livekit4j.shell.Report;
import org.livekit4j.shell.internal.json.JsonWriter;

/** A report of tables, one below the other. */
record Tables(List<Table> tables) implements Report {

    Tables(Table... tables) {
        this(List.of(tables));
    }

    Tables and(List<Table> more) {
        return new Tables(Stream.concat(tables.stream(), more.stream()).toList());
    }

    @Override
    public String text(int columns) {
        List<String> blocks = new ArrayList<>();
        for (Table table : tables) {
            if (!table.isEmpty() || blocks.isEmpty()) { // only the first one is worth a word if it is empty
                blocks.add(String.join("\n", table.lines(columns)));
            }
        }
        return String.join("\n\n", blocks);
    }

    @Override
    public String json() {
        JsonWriter json = new JsonWriter();
        tables.forEach(table -> table.put(json));
        return json.toString();
    }
}
