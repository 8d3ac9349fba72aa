package org.livekit4j.annotations;

import static org.osgi.annotation.bundle.Requirement.Cardinality.SINGLE;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Requirement;

/** Declares that the bundle of this type or package needs data tracks: {@link org.livekit4j.data.Data}, processors and sinks. */
@Documented
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Requirement(namespace = "osgi.implementation", name = "org.livekit4j.data", version = "1.0.0", effective = "active", cardinality = SINGLE)
public @interface RequireLiveKitData {
}
