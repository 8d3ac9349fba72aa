package org.livekit4j.dto;

import org.osgi.dto.DTO;

/** A service of a whiteboard: a subscriber, a listener or a plug-in. */
public abstract class ServiceDTO extends DTO {

    /** The {@code service.id}. */
    public long serviceId;

    /** Bundle that registered the service. */
    public long bundleId;

    /** Symbolic name of that bundle. */
    public String bundle;

    /** All fields are still to be set. */
    protected ServiceDTO() {}
}
