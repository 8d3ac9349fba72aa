/**
 * Agents: handlers of jobs that a LiveKit server dispatches to workers. A job is the presence of an agent in one room. A worker
 * takes jobs up to its limit, and several workers share the jobs of one name.
 */
// Not imported by this bundle itself: each package that is gives resolvers one more choice where two versions are installed, and Karaf tries all
@Export(substitution = Export.Substitution.NOIMPORT)
@NullMarked
@Version("1.0.0")
package org.livekit4j.agent;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
