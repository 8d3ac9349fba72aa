package org.livekit4j.itests.hostile;

import static org.livekit4j.itests.hostile.Killer.Effect.DEATH;
import static org.livekit4j.itests.hostile.Killer.Effect.HANG;
import static org.livekit4j.itests.hostile.Killer.Effect.NONSENSE;
import static org.livekit4j.itests.hostile.Killer.Effect.SAME;

import java.util.ArrayList;
import java.util.List;
import org.livekit4j.ffi.proto.ApmProcessReverseStreamRequest;
import org.livekit4j.ffi.proto.ApmProcessStreamRequest;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.NewApmRequest;
import org.livekit4j.ffi.proto.NewAudioResamplerRequest;
import org.livekit4j.ffi.proto.NewSoxResamplerRequest;
import org.livekit4j.ffi.proto.PushSoxResamplerRequest;
import org.livekit4j.ffi.proto.RemixAndResampleRequest;
import org.livekit4j.ffi.proto.SoxQualityRecipe;
import org.livekit4j.ffi.proto.SoxResamplerDataType;

/** Resamplers, and the processing of echoes and noise. */
final class AudioProcessingKillers {
    private static final String RESAMPLER = "the rates of a resampler";
    private static final String SHAPE = "the shape of a resampler";
    private static final String PUSH = "samples to resample";
    private static final String LEGACY = "the legacy resampler";
    private static final String PROCESSING = "samples to process";
    private static final SoxResamplerDataType INTERLEAVED = SoxResamplerDataType.SOXR_DATATYPE_INT16I;
    private static final SoxResamplerDataType SPLIT = SoxResamplerDataType.SOXR_DATATYPE_INT16S;

    private AudioProcessingKillers() {}

    static List<Killer> all() {
        List<Killer> killers = new ArrayList<>();
        rates(killers);
        shapes(killers);
        pushes(killers);
        processing(killers);
        killers.add(new Killer(LEGACY, "of nothing", DEATH, to -> legacy(to, 0, 16_000, 1)));
        killers.add(new Killer(LEGACY, "to no rate", SAME, to -> legacy(to, 480, 0, 1)));
        killers.add(new Killer(LEGACY, "to no channel", SAME, to -> legacy(to, 480, 16_000, 0)));
        return killers;
    }

    private static void rates(List<Killer> killers) {
        double[][] rates = {{Double.NaN, 48_000}, {48_000, Double.NaN}, {Double.POSITIVE_INFINITY, 48_000},
            {48_000, Double.POSITIVE_INFINITY}, {1, 1e9}, {48_000, 1e-300}, {1, 768_000}, {1, 1_000}, {0, 48_000}, {48_000, 0},
            {-1, 48_000}, {48_000, -1}, {1e9, 1}, {Double.MIN_VALUE, Double.MAX_VALUE}};
        for (double[] pair : rates) {
            Killer.Effect effect = Double.isNaN(pair[0])
                    ? HANG
                    : Double.isInfinite(pair[1]) || pair[1] == 1e9 ? DEATH : pair[0] > 0 && pair[1] > 0 ? SAME : NONSENSE;
            killers.add(new Killer(RESAMPLER, pair[0] + " to " + pair[1], effect,
                    to -> push(to, resampler(to, pair[0], pair[1], 1, INTERLEAVED, INTERLEAVED, 0), 960)));
        }
    }

    private static void shapes(List<Killer> killers) {
        for (int channels : new int[]{0, 65_536, Integer.MIN_VALUE, 9, -1}) {
            Killer.Effect effect = channels == 0 || channels == 65_536
                    ? DEATH
                    : channels == Integer.MIN_VALUE ? HANG : channels == -1 ? SAME : NONSENSE;
            killers.add(new Killer(SHAPE, channels + " channels", effect,
                    to -> push(to, resampler(to, 48_000, 16_000, channels, INTERLEAVED, INTERLEAVED, 0), 960)));
        }
        killers.add(new Killer(SHAPE, "split to split", DEATH,
                to -> push(to, resampler(to, 48_000, 16_000, 2, SPLIT, SPLIT, 0), 1_920)));
        killers.add(new Killer(SHAPE, "interleaved to split", SAME,
                to -> push(to, resampler(to, 48_000, 16_000, 2, INTERLEAVED, SPLIT, 0), 1_920)));
        killers.add(new Killer(SHAPE, "split to interleaved", SAME,
                to -> push(to, resampler(to, 48_000, 16_000, 2, SPLIT, INTERLEAVED, 0), 1_920)));
        for (int flags : new int[]{32, -1}) {
            killers.add(new Killer(SHAPE, "flags " + flags, NONSENSE,
                    to -> resampler(to, 48_000, 16_000, 1, INTERLEAVED, INTERLEAVED, flags)));
        }
    }

    private static void pushes(List<Killer> killers) {
        killers.add(new Killer(PUSH, "of 4 GiB", DEATH, to -> push(to, plain(to), -1)));
        killers.add(new Killer(PUSH, "of 100 MB to 96 times as many", HANG,
                to -> push(to, resampler(to, 1_000, 96_000, 1, INTERLEAVED, INTERLEAVED, 0), 100 << 20)));
        killers.add(new Killer(PUSH, "of half a sample", NONSENSE, to -> push(to, plain(to), 961)));
        killers.add(new Killer(PUSH, "at address 0", NONSENSE, to -> to.send(FfiRequest.newBuilder().setPushSoxResampler(
                PushSoxResamplerRequest.newBuilder().setResamplerHandle(plain(to)).setDataPtr(0).setSize(960)))));
    }

    private static long plain(Requests to) {
        return resampler(to, 48_000, 16_000, 1, INTERLEAVED, INTERLEAVED, 0);
    }

    private static long resampler(Requests to, double input, double output, int channels, SoxResamplerDataType from,
            SoxResamplerDataType into, int flags) {
        return to.send(FfiRequest.newBuilder().setNewSoxResampler(NewSoxResamplerRequest.newBuilder().setInputRate(input)
                .setOutputRate(output).setNumChannels(channels).setInputDataType(from).setOutputDataType(into)
                .setQualityRecipe(SoxQualityRecipe.SOXR_QUALITY_HIGH).setFlags(flags))).getNewSoxResampler().getResampler()
                .getHandle().getId();
    }

    private static void push(Requests to, long resampler, int bytes) {
        to.send(FfiRequest.newBuilder().setPushSoxResampler(PushSoxResamplerRequest.newBuilder().setResamplerHandle(resampler)
                .setDataPtr(Requests.memory(Math.max(bytes, 64))).setSize(bytes)));
    }

    private static void processing(List<Killer> killers) {
        int[][] frames = {{962, 48_000, 1}, {0, 48_000, 1}, {480, 48_000, 1}, {960, 0, 1}, {960, 48_000, 0}, {2, 50, 1},
            {961, 48_000, 1}, {-2, 48_000, 1}};
        for (int[] frame : frames) {
            killers.add(new Killer(PROCESSING, frame[0] + " bytes of " + frame[2] + " channels at " + frame[1] + " Hz",
                    frame[0] == 962 || frame[1] == 0 || frame[2] == 0 ? DEATH : frame[0] == 961 ? NONSENSE : SAME,
                    to -> to.send(FfiRequest.newBuilder().setApmProcessStream(ApmProcessStreamRequest.newBuilder()
                            .setApmHandle(module(to)).setDataPtr(Requests.memory(2_048)).setSize(frame[0])
                            .setSampleRate(frame[1]).setNumChannels(frame[2])))));
        }
        killers.add(new Killer(PROCESSING, "of the other side, 962 bytes", SAME, to -> to.send(
                FfiRequest.newBuilder().setApmProcessReverseStream(ApmProcessReverseStreamRequest.newBuilder()
                        .setApmHandle(module(to)).setDataPtr(Requests.memory(2_048)).setSize(962).setSampleRate(48_000)
                        .setNumChannels(1)))));
        killers.add(new Killer(PROCESSING, "at address 0", DEATH, to -> to.send(FfiRequest.newBuilder().setApmProcessStream(
                ApmProcessStreamRequest.newBuilder().setApmHandle(module(to)).setDataPtr(0).setSize(960).setSampleRate(48_000)
                        .setNumChannels(1)))));
    }

    private static long module(Requests to) {
        return to.send(FfiRequest.newBuilder().setNewApm(NewApmRequest.newBuilder().setEchoCancellerEnabled(true)
                .setGainControllerEnabled(true).setHighPassFilterEnabled(true).setNoiseSuppressionEnabled(true))).getNewApm()
                .getApm().getHandle().getId();
    }

    private static void legacy(Requests to, int samples, int rate, int channels) {
        long resampler = to.send(FfiRequest.newBuilder().setNewAudioResampler(NewAudioResamplerRequest.getDefaultInstance()))
                .getNewAudioResampler().getResampler().getHandle().getId();
        to.send(FfiRequest.newBuilder().setRemixAndResample(RemixAndResampleRequest.newBuilder().setResamplerHandle(resampler)
                .setBuffer(Requests.samples(Requests.memory(2_048), 1, 48_000, samples)).setSampleRate(rate)
                .setNumChannels(channels)));
    }
}
