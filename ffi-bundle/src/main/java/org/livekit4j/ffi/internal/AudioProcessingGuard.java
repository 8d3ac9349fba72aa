package org.livekit4j.ffi.internal;

import java.util.Map;
import java.util.function.Consumer;
import org.livekit4j.ffi.proto.FfiRequest.MessageCase;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.NewSoxResamplerRequest;
import org.livekit4j.ffi.proto.PushSoxResamplerRequest;
import org.livekit4j.ffi.proto.SoxResamplerDataType;

/** The rules for audio processing: the resampler, echo and noise suppression, and devices. */
final class AudioProcessingGuard {
    static final Map<MessageCase, Consumer<FfiRequest>> RULES = Map.ofEntries(
            Map.entry(MessageCase.NEW_SOX_RESAMPLER, request -> resampler(request.getNewSoxResampler())),
            Map.entry(MessageCase.PUSH_SOX_RESAMPLER, request -> push(request.getPushSoxResampler())),
            Map.entry(MessageCase.FLUSH_SOX_RESAMPLER, Limits.HARMLESS), Map.entry(MessageCase.NEW_APM, Limits.HARMLESS),
            Map.entry(MessageCase.APM_PROCESS_STREAM,
                    request -> processing(request.getApmProcessStream().getDataPtr(), request.getApmProcessStream().getSize(),
                            request.getApmProcessStream().getSampleRate(), request.getApmProcessStream().getNumChannels())),
            Map.entry(MessageCase.APM_PROCESS_REVERSE_STREAM,
                    request -> processing(request.getApmProcessReverseStream().getDataPtr(),
                            request.getApmProcessReverseStream().getSize(), request.getApmProcessReverseStream().getSampleRate(),
                            request.getApmProcessReverseStream().getNumChannels())),
            Map.entry(MessageCase.APM_SET_STREAM_DELAY, Limits.HARMLESS),
            Map.entry(MessageCase.NEW_PLATFORM_AUDIO, Limits.HARMLESS), Map.entry(MessageCase.GET_AUDIO_DEVICES, Limits.HARMLESS),
            Map.entry(MessageCase.SET_RECORDING_DEVICE, Limits.HARMLESS),
            Map.entry(MessageCase.SET_PLAYOUT_DEVICE, Limits.HARMLESS), Map.entry(MessageCase.START_RECORDING, Limits.HARMLESS),
            Map.entry(MessageCase.STOP_RECORDING, Limits.HARMLESS));

    private static final int MAX_RATE = 768_000;
    private static final int MAX_RATIO = 96;
    private static final int MAX_CHANNELS = 8;
    /** The flags of libsoxr but for the last one, a rate that varies: what changes it is not there. */
    private static final int MAX_FLAGS = 31;
    /** What comes out may be as many times larger as the ratio says. */
    private static final int MAX_PUSH = 1 << 20;

    private AudioProcessingGuard() {}

    private static void resampler(NewSoxResamplerRequest request) {
        rate("input_rate", request.getInputRate());
        rate("output_rate", request.getOutputRate());
        double ratio = request.getOutputRate() / request.getInputRate();
        if (ratio > MAX_RATIO || ratio < 1.0 / MAX_RATIO) {
            throw new IllegalArgumentException("resampling from " + request.getInputRate() + " to " + request.getOutputRate()
                    + " Hz; one can be " + MAX_RATIO + " times the other at most");
        }
        Limits.range("num_channels", request.getNumChannels(), 1, MAX_CHANNELS);
        Limits.range("flags", request.getFlags(), 0, MAX_FLAGS);
        if (request.getInputDataType() != SoxResamplerDataType.SOXR_DATATYPE_INT16I
                || request.getOutputDataType() != SoxResamplerDataType.SOXR_DATATYPE_INT16I) {
            throw new IllegalArgumentException(
                    "resampling from " + request.getInputDataType() + " to " + request.getOutputDataType()
                            + "; both must be " + SoxResamplerDataType.SOXR_DATATYPE_INT16I);
        }
    }

    private static void rate(String name, double rate) {
        if (!(rate >= 1 && rate <= MAX_RATE)) {
            throw new IllegalArgumentException(name + " is " + rate + " Hz; it must be from 1 to " + MAX_RATE);
        }
    }

    private static void push(PushSoxResamplerRequest request) {
        Limits.samples("sample data", request.getDataPtr(), request.getSize(), MAX_PUSH);
        if (request.getSize() % 2 != 0) {
            throw new IllegalArgumentException(
                    "sample data of " + request.getSize() + " bytes; 16-bit samples have an even number");
        }
    }

    /** The processing module takes exactly 10 ms at a time. */
    private static void processing(long address, int bytes, int sampleRate, int numChannels) {
        AudioGuard.format(sampleRate, numChannels);
        long right = 2L * (sampleRate / 100) * numChannels;
        if (sampleRate % 100 != 0 || bytes != right) {
            throw new IllegalArgumentException("audio processing of " + bytes + " bytes; 10 ms of " + numChannels
                    + " channels at " + sampleRate + " Hz are " + right);
        }
        Limits.samples("samples", address, bytes, right);
    }
}
