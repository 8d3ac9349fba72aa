package org.livekit4j.demo;

import java.util.Optional;

/**
 * The native library that is loaded.
 *
 * @param version as it says itself
 * @param state what it can do; {@code READY} is fine
 */
public record LibraryInfo(Optional<String> version, String path, String state, Optional<String> lastPanic) {}
