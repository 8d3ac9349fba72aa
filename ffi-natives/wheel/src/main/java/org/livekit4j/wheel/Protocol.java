package org.livekit4j.wheel;

import java.util.List;

/** A protocol that a wheel contains: where it is, and what is made of it. */
enum Protocol {

    /** Of the native library: all of it. */
    NATIVE("livekit/rtc/_proto/", "_pb2.py", "org.livekit4j.ffi.proto", List.of()),
    /** Of agents' workers and of the requests to the server that these make: a small part of the server's protocol. */
    AGENT("livekit/protocol/", ".py", "org.livekit4j.agent.internal.proto", List.of("livekit.WorkerMessage",
            "livekit.ServerMessage", "livekit.CreateAgentDispatchRequest", "livekit.DeleteAgentDispatchRequest",
            "livekit.ListAgentDispatchRequest", "livekit.ListAgentDispatchResponse", "livekit.ListRoomsRequest",
            "livekit.ListRoomsResponse", "livekit.ListParticipantsRequest", "livekit.ListParticipantsResponse"));

    private final String folder;
    private final String suffix;
    private final String javaPackage;
    private final List<String> messages;

    Protocol(String folder, String suffix, String javaPackage, List<String> messages) {
        this.folder = folder;
        this.suffix = suffix;
        this.javaPackage = javaPackage;
        this.messages = messages;
    }

    /** Whether an entry of the wheel is a file of it. */
    boolean has(String entry) {
        return entry.startsWith(folder) && entry.endsWith(suffix) && !entry.endsWith("/__init__.py")
                && !entry.endsWith("/version.py");
    }

    /** The entries that it consists of, for people. */
    String entries() {
        return folder + "*" + suffix;
    }

    /** The package of the classes that are generated. */
    String javaPackage() {
        return javaPackage;
    }

    /** The messages that are wanted, with what they consist of; empty for all. */
    List<String> messages() {
        return messages;
    }
}
