package org.livekit4j.shell.karaf.internal;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.livekit4j.shell.LiveKitCommands;
import org.livekit4j.shell.Report;

/** {@code livekit:exclude}. */
@Command(scope = "livekit", name = "exclude", description = "Exclude an audio or video processor from all streams")
@Service
public final class Exclude extends LiveKitAction {

    @Argument(name = "processor", required = true, description = "The processor's name, its bundle's name, or bundle/name")
    @Completion(ProcessorNames.class)
    private String processor;

    @Option(name = "--undo", description = "Include again")
    private boolean undo;

    /** Karaf makes one for each call. */
    public Exclude() {}

    @Override
    Report report(LiveKitCommands all) {
        return undo ? all.include(processor) : all.exclude(processor);
    }
}
