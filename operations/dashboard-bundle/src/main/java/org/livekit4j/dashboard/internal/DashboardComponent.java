package org.livekit4j.dashboard.internal;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.livekit4j.LiveKitException;
import org.livekit4j.agent.AgentWorker;
import org.livekit4j.audio.Audio;
import org.livekit4j.configuration.ConfigurationMistakes;
import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.configuration.ConfigurationStatus;
import org.livekit4j.dashboard.DashboardControl;
import org.livekit4j.dashboard.DashboardPages;
import org.livekit4j.dashboard.DashboardProvider.Source;
import org.livekit4j.ffi.BundleClasses;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.media.dto.MediaRuntime;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.recorder.Recorder;
import org.livekit4j.room.Room;
import org.livekit4j.video.Video;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dashboard of a framework, which shows its services. */
@Component(service = {DashboardControl.class,
    DashboardPages.class}, immediate = true, configurationPid = DashboardConfiguration.PID)
@Designate(ocd = DashboardConfiguration.class)
public final class DashboardComponent implements DashboardControl, DashboardPages, Source {
    private static final Logger LOG = LoggerFactory.getLogger(DashboardControl.class);
    private static final int LAST_PORT = 65_535;

    @Reference
    volatile List<FfiClient> clients = List.of();
    @Reference
    volatile List<FfiEventQueue> queues = List.of();
    @Reference
    volatile List<MediaRuntime> media = List.of();
    @Reference
    volatile List<Audio> audio = List.of();
    @Reference
    volatile List<Video> video = List.of();
    @Reference
    volatile List<Room> rooms = List.of();
    @Reference
    volatile List<RoomKeeper> keepers = List.of();
    @Reference
    volatile List<AgentWorker> workers = List.of();
    @Reference
    volatile List<Recorder> recorders = List.of();
    @Reference
    volatile List<ConfigurationStatus> configurations = List.of();

    private final ConfigurationMistakes mistakes = new ConfigurationMistakes(DashboardConfiguration.PID, LOG::warn);
    private final ServiceRegistration<?> registration;
    private final Answers answers = Answers.of(this);
    private int port;
    private Optional<DashboardServer> open = Optional.empty();

    @Activate
    public DashboardComponent(BundleContext context, Map<String, Object> configuration) {
        BundleClasses.load(DashboardComponent.class);
        registration = context.registerService(ConfigurationStatus.class, mistakes, null);
        configure(configuration);
    }

    @Modified
    synchronized void modified(Map<String, Object> configuration) {
        close();
        configure(configuration);
    }

    private void configure(Map<String, Object> configuration) {
        ConfigurationReader reader = new ConfigurationReader(configuration);
        boolean enabled = reader.flag("enabled", false);
        port = reader.integer("port", 0, LAST_PORT, 0);
        List<String> wrong = new ArrayList<>(reader.mistakes());
        if (enabled) {
            try {
                open();
                LOG.info("The dashboard is open; livekit:dashboard prints its address");
            } catch (LiveKitException e) {
                wrong.add("property port is " + port + "; " + e.getMessage());
            }
        }
        mistakes.set(wrong);
    }

    @Override
    public <T> List<T> all(Class<T> type) {
        return Stream.of(clients, queues, media, audio, video, rooms, keepers, workers, recorders, configurations)
                .flatMap(List::stream)
                .filter(type::isInstance).map(type::cast).distinct().toList();
    }

    @Override
    public synchronized URI open() {
        if (open.isEmpty()) {
            open = Optional.of(DashboardServer.open(port, answers, _ -> {
            }));
        }
        return open.get().address();
    }

    @Override
    public synchronized void close() {
        open.ifPresent(DashboardServer::close);
        open = Optional.empty();
    }

    @Override
    public void answer(Exchange exchange) throws IOException {
        answers.answer(exchange);
    }

    @Override
    public void refuse(Exchange exchange, int status, String reason) throws IOException {
        answers.refuse(exchange, status, reason);
    }

    @Deactivate
    synchronized void deactivate() {
        registration.unregister();
        close();
        answers.close();
    }
}
