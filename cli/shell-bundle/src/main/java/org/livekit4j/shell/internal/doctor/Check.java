package org.livekit4j.shell.internal.doctor;

import java.util.List;
import org.livekit4j.shell.internal.json.JsonWriter;
import org.livekit4j.text.Printable;

/**
 * One thing that was looked at.
 *
 * @param text what was found
 * @param advice what to do; empty if nothing must be done
 */
public record Check(String name, State state, String text, String advice) {
    private static final int MAX_LENGTH = 2_000;

    /** How bad it is. */
    public enum State {
        OK("ok"),
        /** It works, and could be better. */
        NOTE("note"), WRONG("WRONG");

        private final String mark;

        State(String mark) {
            this.mark = mark;
        }

        public String mark() {
            return mark;
        }
    }

    public static Check ok(String name, String text) {
        return new Check(name, State.OK, text, "");
    }

    public static Check note(String name, String text, String advice) {
        return new Check(name, State.NOTE, text, advice);
    }

    public static Check wrong(String name, String text, String advice) {
        return new Check(name, State.WRONG, text, advice);
    }

    public boolean fine() {
        return state != State.WRONG;
    }

    /** All of them as one object. */
    public static JsonWriter json(List<Check> checks) {
        List<JsonWriter> objects = checks.stream().map(check -> new JsonWriter().put("name", check.name())
                .put("state", check.state().mark()).put("text", check.text()).put("advice", check.advice())).toList();
        return new JsonWriter().put("checks", objects).put("ok", checks.stream().allMatch(Check::fine));
    }

    /** For people, in one line. */
    public String line() {
        String found = "%-5s  %-13s  %s".formatted(state.mark, name, text);
        return Printable.of(advice.isEmpty() ? found : found + " -> " + advice, MAX_LENGTH);
    }
}
