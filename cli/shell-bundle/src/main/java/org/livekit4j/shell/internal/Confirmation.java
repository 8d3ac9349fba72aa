package org.livekit4j.shell.internal;

import org.livekit4j.shell.Report;
import org.livekit4j.shell.internal.json.JsonWriter;

/**
 * What was done.
 *
 * @param text one sentence
 */
record Confirmation(String text) implements Report {

    @Override
    public String text(int columns) {
        return text;
    }

    @Override
    public String json() {
        return new JsonWriter().put("done", text).toString();
    }
}
