package org.livekit4j.demo;

import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;
import org.livekit4j.text.ServerUrl;

/** Which room a run joins, and what admits to it. Tokens and secrets are in no {@code toString}. */
public sealed interface RoomAccess {

    /** Of the server: {@code ws://…}, {@code wss://…}, {@code http://…} or {@code https://…}. */
    String url();

    /** A token names the room and who joins it. */
    record ByToken(String url, String token) implements RoomAccess {

        public ByToken {
            ServerUrl.parse(url);
            checkText("the token", token);
        }

        @Override
        public String toString() {
            return "ByToken[url=" + Redaction.redact(url) + "]";
        }
    }

    /**
     * A key of the server's, with which tokens can be made.
     *
     * @param witness whether a second participant joins, who receives what the first publishes, so that it can be judged
     */
    record ByKey(String url, String apiKey, String apiSecret, String room, String identity, boolean witness)
            implements
                RoomAccess {

        public ByKey {
            ServerUrl.parse(url);
            checkText("the API key", apiKey);
            checkText("the API secret", apiSecret);
            checkText("the room's name", room);
            checkText("the identity", identity);
        }

        @Override
        public String toString() {
            return "ByKey[url=" + Redaction.redact(url) + ", room=" + Printable.of(room) + ", identity=" + Printable.of(identity)
                    + ", witness=" + witness + "]";
        }
    }

    private static void checkText(String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " is empty");
        }
    }
}
