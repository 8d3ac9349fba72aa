package org.livekit4j.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.livekit4j.track.TrackSource;

class VideoGrantTest {

    @Test
    void shouldUseTheServersNames() {
        VideoGrant grant = VideoGrant.NONE.withRoom("a").withRoomJoin(true).withRoomAdmin(true).withRoomCreate(true)
                .withRoomList(true).withRoomRecord(true).withIngressAdmin(true).withCanPublish(false).withCanSubscribe(false)
                .withCanPublishData(false).withCanManageAgentSession(true).withCanUpdateOwnMetadata(true)
                .withCanSubscribeMetrics(true).withHidden(true)
                .withRecorder(true).withAgent(true).withDestinationRoom("b");

        assertThat(grant.claims()).isEqualTo(Map.ofEntries(Map.entry("room", "a"), Map.entry("roomJoin", true),
                Map.entry("roomAdmin", true), Map.entry("roomCreate", true), Map.entry("roomList", true),
                Map.entry("roomRecord", true), Map.entry("ingressAdmin", true), Map.entry("canPublish", false),
                Map.entry("canSubscribe", false), Map.entry("canPublishData", false),
                Map.entry("canManageAgentSession", true), Map.entry("canUpdateOwnMetadata", true),
                Map.entry("canSubscribeMetrics", true), Map.entry("hidden", true),
                Map.entry("recorder", true), Map.entry("agent", true), Map.entry("destinationRoom", "b")));
    }

    @Test
    void shouldNameEverySourceAsTheServerDoes() {
        Set<TrackSource> sources = EnumSet.complementOf(EnumSet.of(TrackSource.UNKNOWN));

        assertThat(VideoGrant.NONE.withCanPublishSources(sources).claims()).isEqualTo(
                Map.of("canPublishSources", List.of("camera", "microphone", "screen_share", "screen_share_audio")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VideoGrant.NONE.withCanPublishSources(List.of(TrackSource.UNKNOWN)));
    }

    @Test
    void shouldMentionOnlyWhatWasSaid() {
        assertThat(VideoGrant.join("a").claims()).isEqualTo(Map.of("room", "a", "roomJoin", true));
        assertThat(VideoGrant.NONE.claims()).isEmpty();
    }

    @Test
    void shouldForgetWhatWasSaidBefore() {
        assertThat(VideoGrant.join("a").withRoom("b").withRoomJoin(false).claims())
                .isEqualTo(Map.of("room", "b", "roomJoin", false));
    }

    @Test
    void shouldBeEqualWhenItAllowsTheSame() {
        assertThat(VideoGrant.NONE.withRoomJoin(true).withRoom("a")).isEqualTo(VideoGrant.join("a"))
                .hasSameHashCodeAs(VideoGrant.join("a")).isNotEqualTo(VideoGrant.join("b"));
    }
}
