/**
 * Builds and runs LiveKit's own server for tests, demos and benchmarks. It is a tool of this project, not for production.
 */
package org.livekit4j.server;
