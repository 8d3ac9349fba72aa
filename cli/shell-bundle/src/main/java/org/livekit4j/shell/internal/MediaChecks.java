package org.livekit4j.shell.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.livekit4j.media.dto.FailedPlugInDTO;
import org.livekit4j.media.dto.MediaRuntime;
import org.livekit4j.media.dto.MediaRuntimeDTO;
import org.livekit4j.media.dto.PlugInDTO;
import org.livekit4j.media.dto.StreamDTO;
import org.livekit4j.shell.internal.doctor.Check;
import org.livekit4j.text.Printable;

/** Of audio and video, and of the plug-ins that work on them. */
record MediaChecks(Services services) {
    private static final List<String> MEDIA = List.of("audio", "video", "data");
    /** Of one kind: who has more of them reads the tables. */
    private static final int MOST = 5;

    List<Check> checks() {
        List<MediaRuntimeDTO> there = services.use(MediaRuntime.class,
                all -> all.stream().map(MediaRuntime::getRuntimeDTO).toList());
        List<Check> checks = new ArrayList<>();
        MEDIA.forEach(medium -> checks.add(medium(medium, there)));
        there.forEach(medium -> checks.addAll(plugIns(medium)));
        there.forEach(medium -> checks.addAll(losses(medium)));
        return checks;
    }

    private Check medium(String name, List<MediaRuntimeDTO> there) {
        String bundle = "org.livekit4j." + name;
        List<MediaRuntimeDTO> services = there.stream().filter(medium -> medium.medium.equals(name)).toList();
        if (services.size() == 1) {
            MediaRuntimeDTO medium = services.getFirst();
            return Check.ok(name, medium.streams.length + " streams, " + medium.plugIns.length + " plug-ins");
        }
        if (!services.isEmpty()) {
            return Check.wrong(name, "there are " + services.size() + " services; each calls all sinks",
                    "uninstall all bundles " + bundle + " but one");
        }
        return this.services.isInstalled(bundle)
                ? Check.wrong(name, "there is no service", "start the bundle " + bundle + ", and see the log for what is missing")
                : Check.note(name, "is not installed", "install the bundle " + bundle + " if you want it");
    }

    private static List<Check> plugIns(MediaRuntimeDTO medium) {
        Stream<Check> unused = Arrays.stream(medium.failedPlugIns).map(MediaChecks::unused);
        Stream<Check> failing = Arrays.stream(medium.plugIns).filter(one -> one.failed + one.late + one.refused > 0)
                .map(MediaChecks::failing);
        Stream<Check> excluded = Arrays.stream(medium.plugIns).filter(one -> one.excluded)
                .map(one -> Check.note("plug-ins", shown(one) + " is excluded",
                        "livekit:exclude " + one.name + " --undo, or processors.excluded in org.livekit4j." + medium.medium));
        Stream<Check> unmatched = Arrays.stream(medium.unmatchedProcessors)
                .map(name -> Check.note("plug-ins",
                        "org.livekit4j." + medium.medium + " names the processor " + Printable.of(name)
                                + ", and there is none",
                        "correct the name, or install the processor"));
        return Stream.of(unused, failing, excluded, unmatched).flatMap(checks -> checks.limit(MOST)).toList();
    }

    private static Check unused(FailedPlugInDTO one) {
        return Check.wrong("plug-ins", one.kind + " " + one.serviceId + " of " + one.bundle + " is not used: " + one.text,
                "correct the property");
    }

    private static Check failing(PlugInDTO one) {
        return Check.note("plug-ins", "%s has failed %d times, was late %d times, and was refused %d times".formatted(shown(one),
                one.failed, one.late, one.refused),
                "see its exceptions in the log, or exclude it: livekit:exclude " + one.name);
    }

    private static String shown(PlugInDTO one) {
        return one.kind + " " + Printable.of(one.name) + " of " + one.bundle;
    }

    private static List<Check> losses(MediaRuntimeDTO medium) {
        return Arrays.stream(medium.streams).filter(stream -> stream.dropped > 0)
                .sorted((a, b) -> Long.compare(b.dropped, a.dropped)).limit(MOST).map(stream -> loss(medium.medium, stream))
                .toList();
    }

    private static Check loss(String medium, StreamDTO stream) {
        String consumer = stream.consumer.isEmpty() ? "its consumer" : stream.consumer;
        String of = stream.participant.isEmpty() ? "" : " of " + Printable.of(stream.participant);
        return Check.note("losses", "%s stream %s%s has lost %d of %d frames: %s does not take them in time".formatted(medium,
                Printable.of(stream.track.isEmpty() ? stream.name : stream.track), of, stream.dropped, stream.received, consumer),
                "make the consumer faster, or its queue longer");
    }
}
