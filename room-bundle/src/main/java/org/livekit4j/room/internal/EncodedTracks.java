package org.livekit4j.room.internal;

import java.util.Optional;
import org.livekit4j.ffi.track.NativeLocalTrack;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.room.VideoEncoder;
import org.livekit4j.track.VideoCodec;

/** How tracks are published whose source delivers encoded video: nothing arrives of them with other options. */
final class EncodedTracks {

    private EncodedTracks() {}

    /**
     * The options with those that the track needs.
     *
     * @throws IllegalArgumentException if the options contradict the track
     */
    static TrackPublishOptions options(NativeLocalTrack track, TrackPublishOptions options) {
        Optional<VideoCodec> codec = track.encodedAs();
        Optional<VideoEncoder> encoder = options.videoEncoder();
        if (codec.isEmpty()) {
            if (encoder.equals(Optional.of(VideoEncoder.PRE_ENCODED))) {
                throw new IllegalArgumentException("the video encoder is PRE_ENCODED, but the source of " + track
                        + " delivers video that is not encoded; Video.createEncodedSource creates one that does");
            }
            return options;
        }
        String ofTrack = track + " is encoded as " + codec.get() + " by its source: ";
        if (options.videoCodec().filter(other -> other != codec.get()).isPresent()) {
            throw new IllegalArgumentException(ofTrack + "videoCodec is " + options.videoCodec().get()
                    + "; it must be that or not be set");
        }
        if (encoder.filter(other -> other != VideoEncoder.PRE_ENCODED && other != VideoEncoder.AUTO).isPresent()) {
            throw new IllegalArgumentException(ofTrack + "videoEncoder is " + encoder.get()
                    + "; it must be PRE_ENCODED or not be set");
        }
        if (options.simulcast().equals(Optional.of(true))) {
            throw new IllegalArgumentException(
                    ofTrack + "simulcast is true; there is one layer, so it must be false or not be set");
        }
        if (options.scalabilityMode().isPresent()) {
            throw new IllegalArgumentException(ofTrack + "scalabilityMode must not be set");
        }
        return options.withVideoCodec(codec.get()).withVideoEncoder(VideoEncoder.PRE_ENCODED).withSimulcast(false);
    }
}
