package org.livekit4j.examples.motion;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import org.livekit4j.annotations.RequireLiveKitVideo;
import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.text.Printable;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoFrameProcessor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs when something begins to move in a stream, and when it stops. It compares the brightness of a few hundred points with that in the
 * frame before, which each instance keeps: there is one for each stream.
 */
@RequireLiveKitVideo
@Component(configurationPid = Motion.PID, scope = ServiceScope.PROTOTYPE)
@Designate(ocd = Motion.Settings.class)
public final class Motion implements VideoFrameProcessor {
    static final String PID = "org.livekit4j.examples.motion";
    private static final Logger LOG = LoggerFactory.getLogger(Motion.class);
    private static final int COLUMNS = 32;
    private static final int ROWS = 18;

    /** What can be configured. */
    @ObjectClassDefinition(name = "LiveKit4j example: motion")
    @interface Settings {

        @AttributeDefinition(name = "Threshold", min = "1", max = "255", description = "How much the average point must change")
        int threshold() default 8;
    }

    private final int threshold;
    private final int[] last = new int[COLUMNS * ROWS];
    private boolean first = true;
    private boolean moving;

    @Activate
    public Motion(Map<String, Object> configuration) {
        ConfigurationReader reader = new ConfigurationReader(configuration);
        reader.leave("livekit."); // who calls this reads them
        threshold = reader.integer("threshold", 1, 255, 8);
        reader.mistakes().forEach(mistake -> LOG.warn("{}: {}", PID, mistake));
    }

    @Override
    public VideoFrame process(VideoFrame frame, StreamInfo stream) {
        int change = change(frame);
        boolean moves = !first && change >= threshold;
        if (moves != moving) {
            LOG.info("{}: {}", Printable.of(stream.track()), moves ? "something moves" : "nothing moves any more");
        }
        moving = moves;
        first = false;
        return frame; // as it is
    }

    /**
     * Of the average point, from 0 to 255. In a planar frame the first plane is brightness, in a packed one its green will do.
     */
    private int change(VideoFrame frame) {
        MemorySegment plane = frame.plane(0);
        int stride = frame.layout(0).stride();
        int bytes = stride / frame.width();
        int sum = 0;
        for (int i = 0; i < last.length; i++) {
            int x = i % COLUMNS * frame.width() / COLUMNS;
            int y = i / COLUMNS * frame.height() / ROWS;
            int now = plane.get(ValueLayout.JAVA_BYTE, (long) y * stride + (long) x * bytes + bytes / 2) & 0xff;
            sum += Math.abs(now - last[i]);
            last[i] = now;
        }
        return sum / last.length;
    }
}
