package org.livekit4j.room.internal;

import org.livekit4j.ffi.proto.AudioEncoding;
import org.livekit4j.ffi.proto.FrameMetadataFeature;
import org.livekit4j.ffi.proto.TrackPublishOptions.Builder;
import org.livekit4j.ffi.proto.TrackSource;
import org.livekit4j.ffi.proto.VideoCodec;
import org.livekit4j.ffi.proto.VideoEncoderBackend;
import org.livekit4j.ffi.proto.VideoEncoding;
import org.livekit4j.room.DegradationPreference;
import org.livekit4j.room.TrackPublishOptions;

/** Encodes the options of a publication; for options that are not set, the native library's defaults apply. */
final class PublishOptionsEncoder {

    private PublishOptionsEncoder() {}

    static org.livekit4j.ffi.proto.TrackPublishOptions encode(TrackPublishOptions options) {
        Builder to = org.livekit4j.ffi.proto.TrackPublishOptions.newBuilder();
        options.videoEncoding().ifPresent(encoding -> to.setVideoEncoding(VideoEncoding.newBuilder()
                .setMaxBitrate(encoding.maxBitrate()).setMaxFramerate(encoding.maxFramerate())));
        options.audioMaxBitrate().ifPresent(bitrate -> to.setAudioEncoding(AudioEncoding.newBuilder().setMaxBitrate(bitrate)));
        options.videoCodec().ifPresent(codec -> to.setVideoCodec(VideoCodec.forNumber(codec.ordinal())));
        options.dtx().ifPresent(to::setDtx);
        options.red().ifPresent(to::setRed);
        options.simulcast().ifPresent(to::setSimulcast);
        options.source().ifPresent(source -> to.setSource(TrackSource.forNumber(source.ordinal())));
        options.stream().ifPresent(to::setStream);
        options.preconnectBuffer().ifPresent(to::setPreconnectBuffer);
        options.frameMetadataFeatures()
                .forEach(feature -> to.addFrameMetadataFeatures(FrameMetadataFeature.forNumber(feature.ordinal())));
        options.scalabilityMode().ifPresent(to::setScalabilityMode);
        options.videoEncoder().ifPresent(encoder -> to.setVideoEncoder(VideoEncoderBackend.forNumber(encoder.ordinal())));
        options.degradationPreference().ifPresent(preference -> to.setDegradationPreference(degradation(preference)));
        return to.build();
    }

    /** The protocol's numbers have a gap. */
    private static org.livekit4j.ffi.proto.DegradationPreference degradation(DegradationPreference preference) {
        return switch (preference) {
            case BALANCED -> org.livekit4j.ffi.proto.DegradationPreference.DEGRADATION_PREFERENCE_BALANCED;
            case MAINTAIN_FRAMERATE -> org.livekit4j.ffi.proto.DegradationPreference.DEGRADATION_PREFERENCE_MAINTAIN_FRAMERATE;
            case MAINTAIN_RESOLUTION -> org.livekit4j.ffi.proto.DegradationPreference.DEGRADATION_PREFERENCE_MAINTAIN_RESOLUTION;
            case MAINTAIN_FRAMERATE_AND_RESOLUTION ->
                org.livekit4j.ffi.proto.DegradationPreference.DEGRADATION_PREFERENCE_MAINTAIN_FRAMERATE_AND_RESOLUTION;
        };
    }
}
