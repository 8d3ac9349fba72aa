/** An agent that lets Karaf 4.4 run on a JDK without a security manager. */
package org.livekit4j.karaf.agent;
