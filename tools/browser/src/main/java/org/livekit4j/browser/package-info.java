/** A browser for tests, in plain Java and in OSGi. */
package org.livekit4j.browser;
