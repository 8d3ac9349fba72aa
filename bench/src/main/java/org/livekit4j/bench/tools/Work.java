package org.livekit4j.bench.tools;

/** What a tool does with 10 ms of audio, or with one picture. */
@FunctionalInterface
public interface Work {

    void once() throws Exception;
}
