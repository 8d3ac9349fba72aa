package org.livekit4j.ffi.internal;

import org.livekit4j.ffi.proto.E2eeRequest;
import org.livekit4j.ffi.proto.EncodedVideoBufferInfo;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FrameCryptorSetEnabledRequest;
import org.livekit4j.ffi.proto.FrameCryptorSetKeyIndexRequest;

/**
 * Refuses what is known to abort the process: the library is built to end it on any panic, and its input can make it panic.
 *
 * <p>Each rule was found by seeing the process die, or by reading why it would.
 */
final class RequestGuard {
    private static final String TRACK_SID_PREFIX = "TR_";

    private RequestGuard() {}

    /** @throws IllegalArgumentException says what is wrong and what is right */
    static void check(FfiRequest request) {
        switch (request.getMessageCase()) {
            case MESSAGE_NOT_SET -> throw new IllegalArgumentException("an empty request; it has to hold one message");
            case DISPOSE ->
                throw new IllegalArgumentException("a dispose request; the library is shut down by closing its client");
            case NEW_AUDIO_SOURCE -> AudioGuard.source(request.getNewAudioSource());
            case NEW_AUDIO_STREAM -> AudioGuard.stream(request.getNewAudioStream());
            case AUDIO_STREAM_FROM_PARTICIPANT -> AudioGuard.stream(request.getAudioStreamFromParticipant());
            case CAPTURE_AUDIO_FRAME -> AudioGuard.buffer(request.getCaptureAudioFrame().getBuffer());
            case REMIX_AND_RESAMPLE -> AudioGuard.buffer(request.getRemixAndResample().getBuffer());
            case APM_PROCESS_STREAM -> AudioGuard.processing(request.getApmProcessStream().getDataPtr(),
                    request.getApmProcessStream().getSize(), request.getApmProcessStream().getSampleRate(),
                    request.getApmProcessStream().getNumChannels());
            case APM_PROCESS_REVERSE_STREAM -> AudioGuard.processing(request.getApmProcessReverseStream().getDataPtr(),
                    request.getApmProcessReverseStream().getSize(), request.getApmProcessReverseStream().getSampleRate(),
                    request.getApmProcessReverseStream().getNumChannels());
            case PUSH_SOX_RESAMPLER -> pointer("sample data", request.getPushSoxResampler().getDataPtr(),
                    request.getPushSoxResampler().getSize());
            case NEW_VIDEO_SOURCE -> VideoGuard.resolution(request.getNewVideoSource().getResolution().getWidth(),
                    request.getNewVideoSource().getResolution().getHeight());
            case CAPTURE_VIDEO_FRAME -> VideoGuard.capture(request.getCaptureVideoFrame().getBuffer());
            case VIDEO_CONVERT -> VideoGuard.conversion(request.getVideoConvert());
            case CAPTURE_ENCODED_VIDEO_FRAME -> {
                EncodedVideoBufferInfo payload = request.getCaptureEncodedVideoFrame().getBuffer();
                if (payload.getDataLen() == 0) {
                    throw new IllegalArgumentException("an encoded frame of no bytes; it has to hold one access unit");
                }
                pointer("encoded frame", payload.getDataPtr(), payload.getDataLen());
                VideoGuard.resolution(request.getCaptureEncodedVideoFrame().getWidth(),
                        request.getCaptureEncodedVideoFrame().getHeight());
            }
            case PUBLISH_DATA -> pointer("data", request.getPublishData().getDataPtr(), request.getPublishData().getDataLen());
            case UNPUBLISH_TRACK -> trackSid(request.getUnpublishTrack().getTrackSid());
            case E2EE -> cryptor(request.getE2Ee());
            default -> {
                // No other request is known to be dangerous.
            }
        }
    }

    private static void cryptor(E2eeRequest request) {
        if (request.hasCryptorSetEnabled()) {
            FrameCryptorSetEnabledRequest set = request.getCryptorSetEnabled();
            trackSid(set.getTrackSid());
        } else if (request.hasCryptorSetKeyIndex()) {
            FrameCryptorSetKeyIndexRequest set = request.getCryptorSetKeyIndex();
            trackSid(set.getTrackSid());
        }
    }

    private static void trackSid(String sid) {
        if (!sid.startsWith(TRACK_SID_PREFIX)) {
            throw new IllegalArgumentException("'" + sid + "' is no track sid; one starts with " + TRACK_SID_PREFIX);
        }
    }

    static void pointer(String what, long address, long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException(what + " of " + bytes + " bytes");
        }
        if (address == 0 && bytes > 0) {
            throw new IllegalArgumentException(what + " of " + bytes + " bytes at address 0; it has to lie in native memory");
        }
    }
}
