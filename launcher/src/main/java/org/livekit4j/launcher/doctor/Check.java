package org.livekit4j.launcher.doctor;

/**
 * One thing that was looked at.
 *
 * @param text what was found
 * @param advice what to do; empty if nothing has to be done
 */
public record Check(String name, State state, String text, String advice) {

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

    static Check ok(String name, String text) {
        return new Check(name, State.OK, text, "");
    }

    static Check note(String name, String text, String advice) {
        return new Check(name, State.NOTE, text, advice);
    }

    static Check wrong(String name, String text, String advice) {
        return new Check(name, State.WRONG, text, advice);
    }

    public boolean fine() {
        return state != State.WRONG;
    }

    /** For people, in one line. */
    public String line() {
        String found = "%-5s  %-13s  %s".formatted(state.mark, name, text);
        return advice.isEmpty() ? found : found + " -> " + advice;
    }
}
