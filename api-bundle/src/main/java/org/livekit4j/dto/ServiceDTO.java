package org.livekit4j.dto;

import org.osgi.dto.DTO;

/** A service of a whiteboard: a subscriber, a listener or a plug-in. */
public abstract class ServiceDTO extends DTO {

    /** The {@code service.id}. */
    public long serviceId;

    /** The id of the bundle that registered the service. */
    public long bundleId;

    /** The symbolic name of that bundle. */
    public String bundle;

    /** Creates a DTO whose fields are not set. */
    protected ServiceDTO() {}
}
