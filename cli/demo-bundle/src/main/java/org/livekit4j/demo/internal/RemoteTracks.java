package org.livekit4j.demo.internal;

import java.time.Duration;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.demo.MediaSnapshot;
import org.livekit4j.demo.RoomFigures;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.testing.media.ToneSource;
import org.livekit4j.text.Printable;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSink;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Tracks of one medium that other participants publish: a sink, which counts and records their frames. */
abstract class RemoteTracks<F> {
    /** In this time something comes of a track that sends. */
    private static final Duration ENOUGH = Duration.ofSeconds(3);
    /** Frames of video are to be counted, not only to be seen. */
    private static final int VIDEO_CAPACITY = 16;

    private final RunResults results;
    private final Function<String, FrameRecorder<F>> recorders;
    private final LongSupplier nanoTime;
    private final Map<StreamInfo, Reception<F>> receptions = new ConcurrentHashMap<>();
    private int tracks;
    private long receivedBefore;
    private Room room;
    private ServiceRegistration<?> sink;

    RemoteTracks(RunResults results, Function<String, FrameRecorder<F>> recorders, LongSupplier nanoTime) {
        this.results = results;
        this.recorders = recorders;
        this.nanoTime = nanoTime;
    }

    static final class OfAudio extends RemoteTracks<AudioFrame> implements AudioSink {
        OfAudio(RunResults results) {
            super(results, name -> new Recording(name, results), System::nanoTime);
        }

        @Override
        void open(BundleContext context, Room room) {
            open(context, room, AudioSink.class, Map.of(AudioSink.SAMPLE_RATE, ToneSource.SAMPLE_RATE));
        }
    }

    static final class OfVideo extends RemoteTracks<VideoFrame> implements VideoSink {
        OfVideo(RunResults results, ServiceSlot<Video> video) {
            super(results, name -> new SnapshotRecorder(name, results, video), System::nanoTime);
        }

        @Override
        void open(BundleContext context, Room room) {
            open(context, room, VideoSink.class, Map.of(VideoSink.CAPACITY, VIDEO_CAPACITY));
        }
    }

    /** Begins to receive. */
    abstract void open(BundleContext context, Room room);

    final void open(BundleContext context, Room joined, Class<?> type, Map<String, ?> properties) {
        room = joined;
        Hashtable<String, Object> all = new Hashtable<>(properties);
        all.put(PlugInConstants.ROOM, joined.name());
        sink = context.registerService(type.getName(), this, all);
    }

    public final synchronized void started(StreamInfo stream) {
        if (receptions.putIfAbsent(stream, new Reception<>(recorders.apply(name(stream)), nanoTime.getAsLong())) == null) {
            tracks++;
        }
    }

    public final void frame(F frame, StreamInfo stream) {
        receptions.get(stream).receive(frame);
    }

    /** A track goes on when its service is back. */
    public final synchronized void ended(StreamInfo stream, StreamEnd reason) {
        if (reason != StreamEnd.SERVICE_STOPPED && reason != StreamEnd.CLOSED) {
            Reception<F> reception = receptions.remove(stream);
            receivedBefore += reception.received;
            reception.close();
        }
    }

    /** Fit for the name of a file, and of no other track. */
    private static String name(StreamInfo stream) {
        return (stream.participant() + "-" + stream.trackSid()).replaceAll("[^\\w.-]", "_");
    }

    /** Whether others publish. */
    final boolean any() {
        return !receptions.isEmpty();
    }

    final synchronized RoomFigures.Others counts() {
        List<MediaSnapshot.Stream> streams = receptions.entrySet().stream()
                .map(entry -> entry.getValue().snapshot(name(entry.getKey()))).toList();
        long received = streams.stream().mapToLong(MediaSnapshot.Stream::received).sum();
        return new RoomFigures.Others(tracks, receivedBefore + received, streams);
    }

    /** Receives no more, says of which tracks nothing came, and finishes the files. To be called before the room is left. */
    final void close() {
        receptions.forEach(this::judge);
        if (sink != null) {
            sink.unregister();
        }
        receptions.values().forEach(Reception::close);
    }

    private void judge(StreamInfo stream, Reception<F> reception) {
        if (reception.received == 0 && nanoTime.getAsLong() - reception.sinceNanos >= ENOUGH.toNanos()) {
            publication(stream).filter(publication -> !publication.muted())
                    .ifPresent(publication -> results.addProblem("nothing came of track " + Printable.of(stream.track()) + " of '"
                            + Printable.of(stream.participant()) + "': it sends nothing, or the codec "
                            + Printable.of(publication.mimeType()) + " cannot be decoded here"));
        }
    }

    private Optional<RemoteTrackPublication> publication(StreamInfo stream) {
        return Optional.ofNullable(room.remoteParticipants().get(stream.participant()))
                .map(participant -> participant.trackPublications().get(stream.trackSid()));
    }

    /** A track that is received. The streams of two services can meet when one is replaced. */
    private static final class Reception<F> {
        private final FrameRecorder<F> recorder;
        private final long sinceNanos;
        private volatile long received;

        private Reception(FrameRecorder<F> recorder, long sinceNanos) {
            this.recorder = recorder;
            this.sinceNanos = sinceNanos;
        }

        private synchronized void receive(F frame) {
            received++;
            recorder.record(frame);
            recorder.release(frame);
        }

        private MediaSnapshot.Stream snapshot(String name) {
            return new MediaSnapshot.Stream(name, received, recorder.level());
        }

        private synchronized void close() {
            recorder.close();
        }
    }
}
