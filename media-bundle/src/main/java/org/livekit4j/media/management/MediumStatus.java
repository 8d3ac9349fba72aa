package org.livekit4j.media.management;

import java.util.Arrays;
import java.util.List;
import org.livekit4j.media.dto.FailedPlugInDTO;
import org.livekit4j.media.dto.MediaRuntimeDTO;
import org.livekit4j.media.dto.PlugInDTO;
import org.livekit4j.media.dto.StreamDTO;
import org.livekit4j.text.RecordText;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.TrackSource;

/**
 * The open streams and the plug-ins of one medium, without the types of OSGi, so that plain Java has it, too.
 *
 * @param medium {@code audio}, {@code video} or {@code data}
 * @param streams the open streams
 * @param plugIns the processors in the order in which they are called, followed by the sinks
 * @param unused the services that are not used because they failed
 */
public record MediumStatus(String medium, List<OpenStream> streams, List<PlugIn> plugIns, List<UnusedPlugIn> unused) {

    /** Copies the lists. */
    public MediumStatus {
        streams = List.copyOf(streams);
        plugIns = List.copyOf(plugIns);
        unused = List.copyOf(unused);
    }

    /**
     * An open stream.
     *
     * @param name the name in the log
     * @param info what it carries
     * @param consumer a description of the consumer; empty if unknown
     * @param received the frames received from the native library
     * @param delivered the frames that the consumer has taken
     * @param dropped the frames that were dropped
     * @param queued the frames that wait now
     * @param processors how many processors work on it
     */
    public record OpenStream(String name, StreamInfo info, String consumer, long received, long delivered, long dropped,
            long queued, int processors) {

        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }

    /**
     * A processor or sink that is in use.
     *
     * @param kind the simple name of its interface, such as {@code AudioFrameProcessor}
     * @param name the name
     * @param bundle the symbolic name of its bundle; empty if it is not a service
     * @param filter a description of the streams that it matches
     * @param streams the number of its current streams
     * @param frames the frames that it received
     * @param failed the calls that threw
     * @param late the calls that exceeded the timeout and were abandoned
     * @param refused the results that were invalid frames
     * @param longestCallMs the duration of the longest call so far, in milliseconds
     * @param excluded whether an operator or the configuration excludes it
     */
    public record PlugIn(String kind, String name, String bundle, String filter, int streams, long frames, long failed, long late,
            long refused, long longestCallMs, boolean excluded) {

        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }

    /**
     * A processor or sink that is not used.
     *
     * @param kind the simple name of its interface
     * @param bundle the symbolic name of its bundle
     * @param text the problem and the remedy
     */
    public record UnusedPlugIn(String kind, String bundle, String text) {

        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }

    /**
     * Converts what the medium's service in OSGi reports.
     *
     * @param medium what it reports
     * @return the same as records
     */
    public static MediumStatus of(MediaRuntimeDTO medium) {
        return new MediumStatus(medium.medium, Arrays.stream(medium.streams).map(MediumStatus::stream).toList(),
                Arrays.stream(medium.plugIns).map(MediumStatus::plugIn).toList(),
                Arrays.stream(medium.failedPlugIns).map(MediumStatus::unused).toList());
    }

    private static OpenStream stream(StreamDTO dto) {
        StreamInfo info = new StreamInfo(dto.room, dto.participant, dto.track, dto.trackSid, TrackSource.valueOf(dto.source));
        return new OpenStream(dto.name, info, dto.consumer, dto.received, dto.delivered, dto.dropped, dto.queued,
                dto.processors.length);
    }

    private static PlugIn plugIn(PlugInDTO dto) {
        return new PlugIn(dto.kind, dto.name, dto.bundle, dto.filter, dto.streams, dto.frames, dto.failed, dto.late, dto.refused,
                dto.longestCall, dto.excluded);
    }

    private static UnusedPlugIn unused(FailedPlugInDTO dto) {
        return new UnusedPlugIn(dto.kind, dto.bundle, dto.text);
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
