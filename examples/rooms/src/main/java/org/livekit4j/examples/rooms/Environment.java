package org.livekit4j.examples.rooms;

/** What these programs are told by variables of the environment. One that is missing ends the program, with a line that names it. */
final class Environment {
    private static final int WRONG_USAGE = 2;

    private Environment() {}

    static String url() {
        return required("LIVEKIT_URL", "the URL of a LiveKit server, such as wss://example.com");
    }

    static String token() {
        return required("LIVEKIT_TOKEN", "an access token for a room of the server");
    }

    private static String required(String name, String what) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            exit("the environment variable " + name + " is not set; it must be " + what);
        }
        return value.strip();
    }

    /** Ends the program, because it was not called as it must be. */
    static void exit(String message) {
        System.err.println(message);
        System.exit(WRONG_USAGE);
    }
}
