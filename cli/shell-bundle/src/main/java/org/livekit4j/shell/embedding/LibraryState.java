package org.livekit4j.shell.embedding;

import java.util.Optional;

/**
 * The native library that is open.
 *
 * @param version the version that it reports
 * @param path the path of its file
 * @param state what it can do; {@code READY} if nothing is wrong
 * @param lastPanic the last panic that it reported
 */
public record LibraryState(Optional<String> version, String path, String state, Optional<String> lastPanic) {}
