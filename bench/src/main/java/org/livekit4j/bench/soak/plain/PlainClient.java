package org.livekit4j.bench.soak.plain;

import java.util.List;
import java.util.Map;
import org.livekit4j.bench.soak.ClientRun;
import org.livekit4j.bench.soak.Driver;
import org.livekit4j.bench.soak.ServerAccess;
import org.livekit4j.bench.soak.SoakOptions;
import org.livekit4j.bench.soak.Workload;
import org.livekit4j.bench.soak.Workloads;
import org.livekit4j.bench.soak.control.Controls;
import org.livekit4j.bench.soak.report.CountedLog;

/** A client in plain Java: {@code CLIENT FOLDER TIMETABLE SEED SAMPLE_MILLIS ONLY WITHOUT [ROOM…]}; with rooms it is hostile to them. */
public final class PlainClient {

    private PlainClient() {}

    public static void main(String[] arguments) throws Exception {
        Driver.dieWithIt();
        CountedLog log = CountedLog.install();
        SoakOptions options = SoakOptions.parse(arguments);
        List<String> victims = List.of(arguments).subList(SoakOptions.ARGUMENTS, arguments.length);
        PlainEngine engine = new PlainEngine();
        ServerAccess server = ServerAccess.of(System.getenv());
        ClientRun run = new ClientRun(options, server, engine, engine.client(), log);
        if (victims.isEmpty()) {
            Map<String, Workload> workloads = Workloads.plain(options);
            workloads.put("subscribers", new EventSubscribers(engine.registry()));
            run.run(workloads, reports -> Controls.start(options, engine, server, reports), engine);
        } else {
            run.run(Workloads.hostile(victims), reports -> () -> {
            }, engine);
        }
        Runtime.getRuntime().halt(0); // what is left behind is in the last sample
    }
}
