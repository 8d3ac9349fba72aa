package org.livekit4j.examples.watermark;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Map;
import org.livekit4j.annotations.RequireLiveKitVideo;
import org.livekit4j.configuration.ConfigurationMistakes;
import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.configuration.ConfigurationStatus;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoFrameProcessor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a text into the upper left corner of each frame: into a copy, because a received frame cannot be changed. */
@RequireLiveKitVideo
@Component(configurationPid = Watermark.PID)
@Designate(ocd = Watermark.Settings.class)
public final class Watermark implements VideoFrameProcessor, ConfigurationStatus {
    static final String PID = "org.livekit4j.examples.watermark";

    private static final Logger LOG = LoggerFactory.getLogger(Watermark.class);

    /** What can be configured. */
    @ObjectClassDefinition(name = "LiveKit4j example: watermark")
    @interface Settings {

        @AttributeDefinition(name = "Text")
        String text() default "LiveKit4j";
    }

    private final ConfigurationMistakes mistakes = new ConfigurationMistakes(PID, LOG::warn);
    private volatile TextMask mask;

    @Activate
    @Modified
    void set(Map<String, Object> configuration) {
        ConfigurationReader reader = new ConfigurationReader(configuration);
        reader.leave("livekit."); // who calls this reads them
        mask = TextMask.of(reader.text("text", "LiveKit4j"));
        mistakes.set(reader.mistakes());
    }

    @Override
    public String pid() {
        return PID;
    }

    @Override
    public List<String> mistakes() {
        return mistakes.mistakes();
    }

    // @start region="process"
    @Override
    public VideoFrame process(VideoFrame frame, StreamInfo stream) {
        VideoFrame copy = frame.copy();
        switch (frame.type()) {
            case I420, I420A, I422, I444, NV12 -> mask.draw(frame.width(), frame.height(), (x, y) -> brighten(copy, x, y, 1));
            case RGB24 -> mask.draw(frame.width(), frame.height(), (x, y) -> brighten(copy, x, y, 3));
            case RGBA, ABGR, ARGB, BGRA -> mask.draw(frame.width(), frame.height(), (x, y) -> brighten(copy, x, y, 4));
            case I010 -> throw new IllegalArgumentException("no text is written into frames of ten bits");
        }
        return copy;
    }
    // @end

    /** White, opaque, in whatever order the bytes of a pixel are; of planar types this is the plane of brightness. */
    private static void brighten(VideoFrame frame, int x, int y, int bytes) {
        MemorySegment plane = frame.plane(0);
        long pixel = (long) y * frame.layout(0).stride() + (long) x * bytes;
        for (int i = 0; i < bytes; i++) {
            plane.set(ValueLayout.JAVA_BYTE, pixel + i, (byte) 255);
        }
    }
}
