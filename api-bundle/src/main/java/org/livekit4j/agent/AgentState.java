package org.livekit4j.agent;

import java.util.Locale;

/** What an agent that people talk to does just now, as LiveKit's own clients and its playground show it. */
public enum AgentState {
    /** It gets ready, and does not listen yet. */
    INITIALIZING,
    /** It is ready, and nobody talks to it. */
    IDLE,
    /** It listens. */
    LISTENING,
    /** It has heard something, and works out its answer. */
    THINKING,
    /** It speaks. */
    SPEAKING;

    /** The attribute of the agent's participant that has the state. */
    public static final String ATTRIBUTE = "lk.agent.state";

    /** {@return the value of the attribute, such as {@code listening}} */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
