package org.livekit4j.shell.internal;

import java.util.Optional;
import java.util.SortedSet;
import org.livekit4j.shell.LiveKitCommands;
import org.livekit4j.shell.Report;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The commands as a service. */
@Component
public final class CommandsComponent implements LiveKitCommands {
    private final RoomReports rooms;
    private final MediaReports media;
    private final NativeReports library;
    private final DoctorReport doctor;
    private final AgentReports agents;
    private final RecordingReports recordings;
    private final Actions actions;

    @Activate
    public CommandsComponent(BundleContext context) {
        this(new ServiceLookup(context));
    }

    CommandsComponent(Services services) {
        rooms = new RoomReports(services);
        media = new MediaReports(services);
        library = new NativeReports(services);
        doctor = new DoctorReport(services);
        agents = new AgentReports(services);
        recordings = new RecordingReports(services);
        actions = new Actions(services);
    }

    @Override
    public Report rooms() {
        return rooms.rooms();
    }

    @Override
    public Report participants(Optional<String> room) {
        return rooms.participants(room);
    }

    @Override
    public Report streams(Optional<String> room) {
        return media.streams(room);
    }

    @Override
    public Report subscribers() {
        return library.subscribers().and(rooms.listeners()).and(rooms.streamHandlers());
    }

    @Override
    public Report handles() {
        return library.handles();
    }

    @Override
    public Report stats() {
        return library.stats();
    }

    @Override
    public Report keepers() {
        return rooms.keepers();
    }

    @Override
    public Report jobs() {
        return agents.jobs();
    }

    @Override
    public Report recordings() {
        return recordings.recordings();
    }

    @Override
    public Report record(String room, String folder, String format, boolean mixed) {
        return recordings.record(room, folder, format, mixed);
    }

    @Override
    public Report stopRecording(String id) {
        return recordings.stop(id);
    }

    @Override
    public Report doctor() {
        return doctor.report();
    }

    @Override
    public Report rejoin(String keeper) {
        return actions.rejoin(keeper);
    }

    @Override
    public Report leave(String room) {
        return actions.leave(room);
    }

    @Override
    public Report exclude(String processor) {
        return actions.exclude(processor);
    }

    @Override
    public Report include(String processor) {
        return actions.include(processor);
    }

    @Override
    public Report dashboard() {
        return actions.dashboard();
    }

    @Override
    public Report closeDashboard() {
        return actions.closeDashboard();
    }

    @Override
    public SortedSet<String> roomNames() {
        return rooms.names();
    }

    @Override
    public SortedSet<String> keeperNames() {
        return actions.keeperNames();
    }

    @Override
    public SortedSet<String> processorNames() {
        return actions.processorNames();
    }
}
