package org.livekit4j.agent.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.Collections;
import java.util.Comparator;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.livekit4j.agent.AgentWorker;
import org.livekit4j.agent.JobHandler;
import org.livekit4j.ffi.BundleClasses;
import org.livekit4j.ffi.whiteboard.Whiteboard;
import org.livekit4j.room.Rooms;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ManagedService;
import org.osgi.service.cm.ManagedServiceFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The configurations of workers, and the handlers that are services. Each configuration has a worker while there is a handler of
 * its name and type, and a service of rooms.
 */
@Component(service = {ManagedServiceFactory.class, ManagedService.class}, immediate = true, property = Constants.SERVICE_PID + "="
        + AgentWorker.FACTORY_PID, configurationPid = AgentWorker.FACTORY_PID, configurationPolicy = ConfigurationPolicy.IGNORE)
@Designate(ocd = AgentConfiguration.class, factory = true)
public final class AgentComponent implements ManagedServiceFactory, ManagedService {
    private final BundleContext context;
    private final Whiteboard<HandlerService> handlers = new Whiteboard<>();
    private final Map<String, ConfiguredWorker> workers = new HashMap<>();
    private Rooms rooms;
    private boolean closed;

    @Activate
    public AgentComponent(BundleContext context) {
        BundleClasses.load(AgentComponent.class);
        this.context = context;
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    synchronized void bindRooms(Rooms added) {
        rooms = added;
        refresh();
    }

    /** Another one may have come before this one goes. */
    synchronized void unbindRooms(Rooms removed) {
        if (rooms == removed) {
            rooms = null;
            refresh();
        }
    }

    @Reference(service = JobHandler.class, cardinality = MULTIPLE, policy = DYNAMIC, policyOption = GREEDY)
    void bindHandler(ServiceReference<JobHandler> reference, JobHandler handler) {
        handlers.add(new HandlerService(reference, handler));
        refresh();
    }

    void updatedHandler(ServiceReference<JobHandler> reference) {
        handlers.modified(reference);
        refresh();
    }

    void unbindHandler(ServiceReference<JobHandler> reference) {
        handlers.remove(reference);
        refresh();
    }

    @Override
    public String getName() {
        return "LiveKit4j: workers of agents";
    }

    @Override
    public void updated(String pid, Dictionary<String, ?> configuration) {
        configure(pid, configuration);
    }

    @Override
    public void updated(Dictionary<String, ?> configuration) {
        if (configuration == null) {
            deleted(AgentWorker.FACTORY_PID);
        } else {
            configure(AgentWorker.FACTORY_PID, configuration);
        }
    }

    private synchronized void configure(String pid, Dictionary<String, ?> configuration) {
        deleted(pid);
        Map<String, Object> properties = new HashMap<>();
        Collections.list(configuration.keys()).forEach(name -> properties.put(name, configuration.get(name)));
        workers.put(pid, new ConfiguredWorker(context, pid, properties));
        refresh();
    }

    @Override
    public synchronized void deleted(String pid) {
        Optional.ofNullable(workers.remove(pid)).ifPresent(ConfiguredWorker::close);
    }

    /** Starts and ends workers, as there are handlers and rooms now. */
    private synchronized void refresh() {
        if (!closed) {
            workers.values().forEach(worker -> worker.serve(handlerOf(worker), Optional.ofNullable(rooms)));
        }
    }

    private Optional<JobHandler> handlerOf(ConfiguredWorker worker) {
        return handlers.services().flatMap(service -> service.inUse().stream())
                .filter(worker::isFor).max(Comparator.comparing(HandlerService.Used::reference))
                .map(HandlerService.Used::handler);
    }

    @Deactivate
    synchronized void close() {
        closed = true;
        List<Thread> ending = workers.values().stream().flatMap(worker -> worker.close().stream()).toList();
        workers.clear();
        try {
            for (Thread thread : ending) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
