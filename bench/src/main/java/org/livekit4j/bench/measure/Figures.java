package org.livekit4j.bench.measure;

import java.util.Arrays;
import java.util.StringJoiner;

/** What a client measured, as the JSON object that it prints last. */
public final class Figures {
    private final StringJoiner members = new StringJoiner(",", "{", "}");

    public Figures with(String name, long value) {
        members.add('"' + name + "\":" + value);
        return this;
    }

    public Figures with(String name, long... values) {
        members.add('"' + name + "\":" + Arrays.toString(values));
        return this;
    }

    public void print() {
        System.out.println(members);
    }
}
