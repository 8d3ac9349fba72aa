package org.livekit4j.demo.internal;

import java.time.Duration;
import java.util.Optional;
import org.apache.felix.service.command.Descriptor;
import org.livekit4j.demo.Demo;
import org.livekit4j.demo.DemoOptions;
import org.livekit4j.demo.DemoReport;
import org.livekit4j.demo.MediaCounts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The demo as a shell command; Gogo calls the method that the property names. */
@Component(service = DemoShellCommands.class, property = {"osgi.command.scope=livekit", "osgi.command.function=demo"})
public final class DemoShellCommands {
    private final Demo demo;

    @Activate
    public DemoShellCommands(@Reference Demo demo) {
        this.demo = demo;
    }

    @Descriptor("send so many audio and video tracks through the native library and back, for so many seconds")
    public String demo(int audio, int video, int seconds) {
        DemoReport report = demo.start(new DemoOptions(audio, video, Optional.of(Duration.ofSeconds(seconds)), Optional.empty(),
                DemoOptions.DEFAULT_WIDTH, DemoOptions.DEFAULT_HEIGHT, DemoOptions.DEFAULT_FPS)).report().join();
        String result = report.ok() ? "fine" : "not fine: " + String.join("; ", report.problems());
        return frames("audio", report.audio()) + ", " + frames("video", report.video()) + ", " + report.handles().live()
                + " handles live; " + result;
    }

    private static String frames(String name, MediaCounts counts) {
        return counts.received() + " of " + counts.sent() + " " + name + " frames";
    }
}
