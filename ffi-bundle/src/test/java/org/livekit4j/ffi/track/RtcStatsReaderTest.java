package org.livekit4j.ffi.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.proto.AudioSourceStats;
import org.livekit4j.ffi.proto.CandidatePairStats;
import org.livekit4j.ffi.proto.IceCandidatePairState;
import org.livekit4j.ffi.proto.IceCandidateStats;
import org.livekit4j.ffi.proto.IceCandidateType;
import org.livekit4j.ffi.proto.MediaSourceStats;
import org.livekit4j.ffi.proto.OutboundRtpStreamStats;
import org.livekit4j.ffi.proto.QualityLimitationReason;
import org.livekit4j.ffi.proto.RtcStats;
import org.livekit4j.ffi.proto.RtcStatsData;
import org.livekit4j.ffi.proto.RtpStreamStats;
import org.livekit4j.ffi.proto.SentRtpStreamStats;
import org.livekit4j.ffi.proto.VideoSourceStats;

class RtcStatsReaderTest {
    private static final RtcStatsData HEADER = RtcStatsData.newBuilder().setId("X1").setTimestamp(1_700_000_000_123_456L).build();

    private static org.livekit4j.track.RtcStats read(RtcStats.Builder report) {
        return RtcStatsReader.read(List.of(report.buildPartial())).getFirst();
    }

    @Test
    void shouldSpellNamesAsTheStandardDoesWhenAReportHasSeveralParts() {
        var report = read(RtcStats.newBuilder()
                .setOutboundRtp(RtcStats.OutboundRtp.newBuilder().setRtc(HEADER)
                        .setStream(RtpStreamStats.newBuilder().setSsrc(-1).setKind("video").buildPartial())
                        .setSent(SentRtpStreamStats.newBuilder().setPacketsSent(7).buildPartial())
                        .setOutbound(OutboundRtpStreamStats.newBuilder().setActive(true).setTargetBitrate(1.5)
                                .setQualityLimitationReason(QualityLimitationReason.LIMITATION_BANDWIDTH)
                                .putQualityLimitationDurations("cpu", 2.5).buildPartial())
                        .buildPartial()));

        assertThat(report.type()).isEqualTo("outbound-rtp");
        assertThat(report.id()).isEqualTo("X1");
        assertThat(report.timestampMs()).isEqualTo(1_700_000_000_123L);
        assertThat(report.values()).isEqualTo(Map.of("ssrc", 0xffff_ffffL, "kind", "video", "packetsSent", 7L, "active", true,
                "targetBitrate", 1.5, "qualityLimitationReason", "bandwidth", "qualityLimitationDurations", Map.of("cpu", 2.5)));
    }

    @Test
    void shouldSpellConstantsAsTheStandardDoesWhenTheyHaveAPrefixOrNone() {
        assertThat(read(RtcStats.newBuilder().setCandidatePair(RtcStats.CandidatePair.newBuilder().setRtc(HEADER)
                .setCandidatePair(
                        CandidatePairStats.newBuilder().setState(IceCandidatePairState.PAIR_IN_PROGRESS).buildPartial())
                .buildPartial()))
                .values()).containsEntry("state", "in-progress");
        assertThat(read(RtcStats.newBuilder().setLocalCandidate(RtcStats.LocalCandidate.newBuilder().setRtc(HEADER)
                .setCandidate(
                        IceCandidateStats.newBuilder().setCandidateType(IceCandidateType.SRFLX).setPort(-1).buildPartial())
                .buildPartial()))
                .values()).isEqualTo(Map.of("candidateType", "srflx", "port", -1L));
    }

    @Test
    void shouldLeaveOutTheOtherMediumWhenASourceHasBoth() {
        assertThat(read(RtcStats.newBuilder()
                .setMediaSource(RtcStats.MediaSource.newBuilder().setRtc(HEADER)
                        .setSource(MediaSourceStats.newBuilder().setTrackIdentifier("t").setKind("audio"))
                        .setAudio(AudioSourceStats.newBuilder().setAudioLevel(0.5).buildPartial())
                        .setVideo(VideoSourceStats.newBuilder().setWidth(0).buildPartial()).buildPartial()))
                .values()).isEqualTo(Map.of("trackIdentifier", "t", "kind", "audio", "audioLevel", 0.5));
    }

    @Test
    void shouldLeaveOutReportsWithoutContent() {
        assertThat(RtcStatsReader.read(
                List.of(RtcStats.newBuilder().setTrack(RtcStats.Track.getDefaultInstance()).build(),
                        RtcStats.getDefaultInstance())))
                .isEmpty();
    }
}
