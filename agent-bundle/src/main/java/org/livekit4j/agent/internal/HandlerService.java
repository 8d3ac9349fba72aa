package org.livekit4j.agent.internal;

import java.util.Map;
import org.livekit4j.agent.JobHandler;
import org.livekit4j.agent.JobType;
import org.livekit4j.configuration.PropertyReader;
import org.livekit4j.configuration.WhiteboardProperties;
import org.livekit4j.ffi.whiteboard.WhiteboardService;
import org.osgi.framework.ServiceReference;

/** A handler that is a service. */
final class HandlerService extends WhiteboardService<HandlerService.Used> {
    private final ServiceReference<?> reference;
    private final JobHandler handler;

    /** The jobs that it is for, as its properties say now. */
    static final class Used {
        private final HandlerService service;
        private volatile String name;
        private volatile JobType type;

        private Used(HandlerService service) {
            this.service = service;
        }

        boolean isFor(String agentName, JobType jobType) {
            return name.equals(agentName) && type == jobType;
        }

        ServiceReference<?> reference() {
            return service.reference;
        }

        JobHandler handler() {
            return service.handler;
        }
    }

    HandlerService(ServiceReference<?> reference, JobHandler handler) {
        super(reference);
        this.reference = reference;
        this.handler = handler;
    }

    @Override
    protected Used use(Map<String, ?> properties) {
        Used used = new Used(this);
        update(used, properties);
        return used;
    }

    @Override
    protected void update(Used used, Map<String, ?> properties) {
        PropertyReader read = WhiteboardProperties.of(properties);
        String name = read.name(JobHandler.NAME).orElseThrow(() -> new IllegalArgumentException("property " + JobHandler.NAME
                + " is missing; it must be the name that jobs are dispatched to, or " + AgentSettings.EVERY_ROOM));
        used.type = read.constant(JobHandler.TYPE, JobType.class).orElse(JobType.ROOM);
        used.name = name.equals(AgentSettings.EVERY_ROOM) ? "" : name;
    }

    @Override
    protected void release(Used used) {
        // The component looks at those that are in use
    }
}
