package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.NewSoxResamplerRequest;
import org.livekit4j.ffi.proto.PushSoxResamplerRequest;
import org.livekit4j.ffi.proto.SoxQualityRecipe;
import org.livekit4j.ffi.proto.SoxResamplerDataType;

class AudioProcessingGuardTest {
    private static final SoxResamplerDataType INTERLEAVED = SoxResamplerDataType.SOXR_DATATYPE_INT16I;

    private static NewSoxResamplerRequest.Builder resampler(double input, double output) {
        return NewSoxResamplerRequest.newBuilder().setInputRate(input).setOutputRate(output).setNumChannels(1)
                .setInputDataType(INTERLEAVED).setOutputDataType(INTERLEAVED)
                .setQualityRecipe(SoxQualityRecipe.SOXR_QUALITY_HIGH);
    }

    private static void accepted(NewSoxResamplerRequest.Builder resampler) {
        FfiRequest request = FfiRequest.newBuilder().setNewSoxResampler(resampler).build();
        assertThatCode(() -> RequestGuard.check(request)).doesNotThrowAnyException();
    }

    private static void refused(NewSoxResamplerRequest.Builder resampler, String message) {
        FfiRequest request = FfiRequest.newBuilder().setNewSoxResampler(resampler).build();
        assertThatIllegalArgumentException().isThrownBy(() -> RequestGuard.check(request)).withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"44100, 16000", "8000, 768000", "768000, 8000", "1, 96", "44100.5, 48000"})
    void shouldAcceptAResamplerWhenItsRatesAreNear(double input, double output) {
        accepted(resampler(input, output));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -1, 1e-300, 0.5, 768_001, 1e9,
        Double.MAX_VALUE, Double.MIN_VALUE})
    void shouldRefuseAResamplerWhenARateIsNone(double rate) {
        refused(resampler(rate, 48_000), "input_rate is " + rate + " Hz; it must be from 1 to 768000");
        refused(resampler(48_000, rate), "output_rate is " + rate + " Hz; it must be from 1 to 768000");
    }

    @ParameterizedTest
    @CsvSource({"1, 97", "97, 1", "1, 768000", "768000, 7999"})
    void shouldRefuseAResamplerWhenItsRatesAreTooFarApart(double input, double output) {
        refused(resampler(input, output),
                "resampling from " + input + " to " + output + " Hz; one can be 96 times the other at most");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 65_536, Integer.MIN_VALUE, Integer.MAX_VALUE, -1})
    void shouldRefuseAResamplerWhenItsChannelsAreOutOfRange(int channels) {
        refused(resampler(48_000, 16_000).setNumChannels(channels), "num_channels is " + channels + "; it must be from 1 to 8");
    }

    @Test
    void shouldRefuseAResamplerWhenItsChannelsAreApart() {
        SoxResamplerDataType split = SoxResamplerDataType.SOXR_DATATYPE_INT16S;
        refused(resampler(48_000, 16_000).setInputDataType(split),
                "resampling from SOXR_DATATYPE_INT16S to SOXR_DATATYPE_INT16I; both must be SOXR_DATATYPE_INT16I");
        refused(resampler(48_000, 16_000).setOutputDataType(split),
                "resampling from SOXR_DATATYPE_INT16I to SOXR_DATATYPE_INT16S; both must be SOXR_DATATYPE_INT16I");
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 63, -1})
    void shouldRefuseAResamplerWhenAFlagIsUnknown(int flags) {
        accepted(resampler(48_000, 16_000).setFlags(31));
        refused(resampler(48_000, 16_000).setFlags(flags), "flags is " + flags + "; it must be from 0 to 31");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | 960 | sample data of 960 bytes at address 0; it must lie in native memory",
        "65 | 960 | 16-bit samples at the odd address 65",
        "64 | 961 | sample data of 961 bytes; 16-bit samples have an even number", "64 | -2 | sample data of -2 bytes",
        "64 | 1048578 | sample data of 1048578 bytes; it can have 1048576 at most"})
    void shouldRefuseSamplesWhenTheyAreNone(long address, int bytes, String message) {
        FfiRequest push = FfiRequest.newBuilder()
                .setPushSoxResampler(
                        PushSoxResamplerRequest.newBuilder().setResamplerHandle(1).setDataPtr(address).setSize(bytes))
                .build();
        assertThatIllegalArgumentException().isThrownBy(() -> RequestGuard.check(push)).withMessage(message);
    }

    @Test
    void shouldAcceptSamplesWhenTheyLieInMemory() {
        assertThatCode(() -> RequestGuard.check(FfiRequest.newBuilder()
                .setPushSoxResampler(PushSoxResamplerRequest.newBuilder().setResamplerHandle(1).setDataPtr(64).setSize(960))
                .build()))
                .doesNotThrowAnyException();
    }
}
