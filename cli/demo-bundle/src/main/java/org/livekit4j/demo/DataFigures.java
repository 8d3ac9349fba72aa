package org.livekit4j.demo;

/** What a run in a room sends and receives besides its tracks. */
public record DataFigures(Texts texts, Files files) {
    /** Texts of the chat, also of others, if the run has no witness. */
    public record Texts(int sent, int received) {}

    /**
     * Files, as byte streams.
     *
     * @param sent files that are on their way whole
     * @param received files that have come whole
     * @param bytesSent also of files that are not sent whole yet
     * @param bytesReceived also of files that have not come whole yet
     * @param sameHash whether each file that has come has the hash that its sender gave for it
     */
    public record Files(int sent, int received, long bytesSent, long bytesReceived, boolean sameHash) {}
}
