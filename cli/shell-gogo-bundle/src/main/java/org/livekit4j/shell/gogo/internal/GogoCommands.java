package org.livekit4j.shell.gogo.internal;

import java.util.Optional;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.livekit4j.shell.LiveKitCommands;
import org.livekit4j.shell.Report;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gogo calls the methods that the property names, and shows what they return. */
@Component(service = GogoCommands.class, property = {"osgi.command.scope=livekit", "osgi.command.function=rooms",
    "osgi.command.function=participants",
    "osgi.command.function=streams",
    "osgi.command.function=subscribers",
    "osgi.command.function=handles",
    "osgi.command.function=stats",
    "osgi.command.function=keepers",
    "osgi.command.function=jobs",
    "osgi.command.function=recordings",
    "osgi.command.function=record",
    "osgi.command.function=doctor",
    "osgi.command.function=rejoin",
    "osgi.command.function=leave",
    "osgi.command.function=exclude",
    "osgi.command.function=dashboard"})
public final class GogoCommands {
    private static final String JSON_OPTION = "--json";
    private static final String JSON = "one JSON object instead of tables";
    /** Where a session says how wide its terminal is, as in other shells. */
    private static final String COLUMNS = "COLUMNS";

    private final LiveKitCommands commands;

    @Activate
    public GogoCommands(@Reference LiveKitCommands commands) {
        this.commands = commands;
    }

    @Descriptor("list the open rooms")
    public String rooms(CommandSession session,
            @Descriptor(JSON) @Parameter(names = JSON_OPTION, presentValue = "true", absentValue = "false") boolean json) {
        return show(session, json, commands.rooms());
    }

    @Descriptor("list the participants of a room, or of all rooms")
    public String participants(CommandSession session,
            @Descriptor(JSON) @Parameter(names = JSON_OPTION, presentValue = "true", absentValue = "false") boolean json) {
        return show(session, json, commands.participants(Optional.empty()));
    }

    @Descriptor("list the participants of a room, or of all rooms")
    public String participants(CommandSession session,
            @Descriptor(JSON) @Parameter(names = JSON_OPTION, presentValue = "true", absentValue = "false") boolean json,
            @Descriptor("the name of the room") String room) {
        return show(session, json, commands.participants(Optional.of(room)));
    }

    @Descriptor("list the streams of a room, or all streams, and their plug-ins")
    public String streams(CommandSession session,
            @Descriptor(JSON) @Parameter(names = JSON_OPTION, presentValue = "true", absentValue = "false") boolean json) {
        return show(session, json, commands.streams(Optional.empty()));
    }

    @Descriptor("list the streams of a room, or all streams, and their plug-ins")
    public String streams(CommandSession session,
            @Descriptor(JSON) @Parameter(names = JSON_OPTION, presentValue = "true", absentValue = "false") boolean json,
            @Descriptor("the name of the room") String room) {
        return show(session, json, commands.streams(Optional.of(room)));
    }

    @Descriptor("list the subscribers of the event queue and the listeners of rooms")
    public String subscribers(CommandSession session,
            @Descriptor(JSON) @Parameter(names = JSON_OPTION, presentValue = "true", absentValue = "false") boolean json) {
        return show(session, json, commands.subscribers());
    }

    @Descriptor("list the live native handles, by kind")
    public String handles(CommandSession session,
            @Descriptor(JSON) @Parameter(names = JSON_OPTION, presentValue = "true", absentValue = "false") boolean json) {
        return show(session, json, commands.handles());
    }

    @Descriptor("show the counts of the event queue and of the native library")
    public String stats(CommandSession session,
            @Descriptor(JSON) @Parameter(names = JSON_OPTION, presentValue = "true", absentValue = "false") boolean json) {
        return show(session, json, commands.stats());
    }

    @Descriptor("list the keepers of rooms")
    public String keepers(CommandSession session,
            @Descriptor(JSON) @Parameter(names = JSON_OPTION, presentValue = "true", absentValue = "false") boolean json) {
        return show(session, json, commands.keepers());
    }

    @Descriptor("list the workers of agents, and their jobs")
    public String jobs(CommandSession session,
            @Descriptor(JSON) @Parameter(names = JSON_OPTION, presentValue = "true", absentValue = "false") boolean json) {
        return show(session, json, commands.jobs());
    }

    @Descriptor("list the recordings of rooms, and their files")
    public String recordings(CommandSession session,
            @Descriptor(JSON) @Parameter(names = JSON_OPTION, presentValue = "true", absentValue = "false") boolean json) {
        return show(session, json, commands.recordings());
    }

    @Descriptor("record a room that is joined, to a folder")
    public String record(CommandSession session,
            @Descriptor(JSON) @Parameter(names = JSON_OPTION, presentValue = "true", absentValue = "false") boolean json,
            @Descriptor("WAV, OGG_OPUS, WEBM_OPUS, WEBM_VP8_OPUS or MP4_H264_AAC") @Parameter(names = "--format", absentValue = "WAV") String format,
            @Descriptor("voices mixed, pictures in a grid") @Parameter(names = "--mixed", presentValue = "true", absentValue = "false") boolean mixed,
            @Descriptor("the name of the room") String room, @Descriptor("the folder") String folder) {
        return show(session, json, commands.record(room, folder, format, mixed));
    }

    @Descriptor("stop a recording: livekit:record --stop ID")
    public String record(CommandSession session,
            @Descriptor(JSON) @Parameter(names = JSON_OPTION, presentValue = "true", absentValue = "false") boolean json,
            @Descriptor("the number of the recording") @Parameter(names = "--stop", absentValue = "") String id) {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("name a room and a folder, or --stop and the number of a recording");
        }
        return show(session, json, commands.stopRecording(id));
    }

    @Descriptor("check the installation and suggest remedies")
    public String doctor(CommandSession session,
            @Descriptor(JSON) @Parameter(names = JSON_OPTION, presentValue = "true", absentValue = "false") boolean json) {
        return show(session, json, commands.doctor());
    }

    @Descriptor("make a keeper rejoin its room, even if it has given up or left")
    public String rejoin(CommandSession session,
            @Descriptor(JSON) @Parameter(names = JSON_OPTION, presentValue = "true", absentValue = "false") boolean json,
            @Descriptor("the PID of the keeper's configuration, or its last part") String keeper) {
        return show(session, json, commands.rejoin(keeper));
    }

    @Descriptor("leave a room; its keeper stays out until livekit:rejoin")
    public String leave(CommandSession session,
            @Descriptor(JSON) @Parameter(names = JSON_OPTION, presentValue = "true", absentValue = "false") boolean json,
            @Descriptor("the name of the room, or the PID of its keeper") String room) {
        return show(session, json, commands.leave(room));
    }

    @Descriptor("exclude an audio or video processor from all streams")
    public String exclude(CommandSession session,
            @Descriptor(JSON) @Parameter(names = JSON_OPTION, presentValue = "true", absentValue = "false") boolean json,
            @Descriptor("include again") @Parameter(names = "--undo", presentValue = "true", absentValue = "false") boolean undo,
            @Descriptor("the processor's name, its bundle's symbolic name, or bundle/name") String processor) {
        return show(session, json, undo ? commands.include(processor) : commands.exclude(processor));
    }

    @Descriptor("open the dashboard and show its address")
    public String dashboard(CommandSession session,
            @Descriptor(JSON) @Parameter(names = JSON_OPTION, presentValue = "true", absentValue = "false") boolean json,
            @Descriptor("close it") @Parameter(names = "--close", presentValue = "true", absentValue = "false") boolean close) {
        return show(session, json, close ? commands.closeDashboard() : commands.dashboard());
    }

    private static String show(CommandSession session, boolean json, Report report) {
        return json ? report.json() : report.text(columns(session));
    }

    private static int columns(CommandSession session) {
        Object columns = session.get(COLUMNS);
        try {
            return columns == null ? Report.DEFAULT_COLUMNS : Integer.parseInt(columns.toString().strip());
        } catch (NumberFormatException e) {
            return Report.DEFAULT_COLUMNS;
        }
    }
}
