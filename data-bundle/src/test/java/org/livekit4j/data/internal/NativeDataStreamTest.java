package org.livekit4j.data.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.livekit4j.Registration;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.data.DataFrame;
import org.livekit4j.data.DataFrameProcessor;
import org.livekit4j.data.DataSink;
import org.livekit4j.data.DataStreamOptions;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.DataTrackFrame;
import org.livekit4j.ffi.proto.DataTrackStreamEOS;
import org.livekit4j.ffi.proto.DataTrackStreamEvent;
import org.livekit4j.ffi.proto.DataTrackStreamFrameReceived;
import org.livekit4j.ffi.proto.DataTrackStreamReadResponse;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiResponse;
import org.livekit4j.ffi.proto.OwnedDataTrackStream;
import org.livekit4j.ffi.proto.SubscribeDataTrackResponse;
import org.livekit4j.ffi.track.StreamOrigin;
import org.livekit4j.media.Medium;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.testing.Fake;
import org.livekit4j.testing.FakeEvent;
import org.livekit4j.testing.FakeFfiClient;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;

/** When a stream asks for frames, and what it does with what it gets. */
class NativeDataStreamTest {
    private static final long STREAM = 8;

    private final Library library = new Library();
    private final StreamOrigin origin = origin();
    private FfiEventSubscriber subscriber;

    /** It has one stream. */
    private static final class Library extends FakeFfiClient {
        private int reads;
        private int bufferSize;
        private boolean over;
        private boolean refusing;

        @Override
        public FfiResponse request(FfiRequest request) {
            if (refusing) {
                throw new FfiException("expected in this test");
            }
            if (request.hasSubscribeDataTrack()) {
                bufferSize = request.getSubscribeDataTrack().getOptions().getBufferSize();
                return FfiResponse.newBuilder().setSubscribeDataTrack(SubscribeDataTrackResponse.newBuilder().setStream(
                        OwnedDataTrackStream.newBuilder().setHandle(FfiOwnedHandle.newBuilder().setId(STREAM)))).build();
            }
            assertThat(request.getDataTrackStreamRead().getStreamHandle()).isEqualTo(STREAM);
            reads++;
            DataTrackStreamReadResponse.Builder answer = DataTrackStreamReadResponse.newBuilder();
            return FfiResponse.newBuilder()
                    .setDataTrackStreamRead(over ? answer.setEosEvent(DataTrackStreamEOS.getDefaultInstance()) : answer).build();
        }
    }

    private StreamOrigin origin() {
        FfiHandle track = library.adopt(HandleKind.DATA_TRACK, FfiOwnedHandle.newBuilder().setId(5).build());
        Registration nothing = () -> {
        };
        return Fake.of(StreamOrigin.class, Map.of("handle", track, "info", StreamInfo.local("t"), "onEnd", nothing, "nativeEnd",
                StreamEnd.UNSUBSCRIBED));
    }

    private NativeDataStream open(DataStreamOptions options) {
        Medium<DataFrame, ?, ?, ?> medium = new Medium<>("data", DataFrameProcessor.class, new DataProcessorCall(),
                DataSink.class, new DataSinkCall(null));
        NativeDataStream stream = new NativeDataStream(library, origin, options, medium, _ -> {
        });
        stream.open((receiver, _) -> {
            subscriber = receiver;
            return Fake.of(UpdatableRegistration.class, (_, _) -> null);
        });
        return stream;
    }

    private void fire(DataTrackStreamEvent.Builder event) {
        subscriber.onEvent(new FakeEvent(
                FfiEvent.newBuilder().setDataTrackStreamEvent(event.setStreamHandle(STREAM)).build(), STREAM));
    }

    private void frame(int number) {
        fire(DataTrackStreamEvent.newBuilder().setFrameReceived(DataTrackStreamFrameReceived.newBuilder().setFrame(
                DataTrackFrame.newBuilder().setPayload(ByteString.copyFrom(new byte[]{(byte) number}))
                        .setUserTimestamp(number))));
    }

    private static StreamEnd end(NativeDataStream stream) {
        return stream.ended().orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Test
    void shouldAskForAFrameWithEachThatCame() throws Exception {
        NativeDataStream stream = open(DataStreamOptions.DEFAULTS.withCapacity(2).withBufferSize(9));
        assertThat(library.reads).isEqualTo(2);
        assertThat(library.bufferSize).isEqualTo(9);
        for (int number = 1; number <= 5; number++) {
            frame(number);
        }

        assertThat(library.reads).isEqualTo(7);
        assertThat(stream.statistics().dropped()).isEqualTo(3);
        assertThat(stream.take()).isEqualTo(DataFrame.of(new byte[]{4}, 4));
        assertThat(stream.take()).isEqualTo(DataFrame.of(new byte[]{5}, 5));
        stream.close();
        frame(6);
        assertThat(library.reads).isEqualTo(7);
        assertThat(end(stream)).isEqualTo(StreamEnd.CLOSED);
    }

    @Test
    void shouldEndWhenTheLibrarySaysSo() throws Exception {
        NativeDataStream stream = open(DataStreamOptions.DEFAULTS);
        frame(1);
        fire(DataTrackStreamEvent.newBuilder().setEos(DataTrackStreamEOS.getDefaultInstance()));

        assertThat(end(stream)).isEqualTo(StreamEnd.UNSUBSCRIBED);
        assertThat(stream.take()).isNotNull();
        assertThat(stream.take()).isNull();
    }

    @Test
    void shouldEndWhenTheAnswerToAReadIsTheEnd() {
        library.over = true;

        assertThat(end(open(DataStreamOptions.DEFAULTS))).isEqualTo(StreamEnd.UNSUBSCRIBED);
    }

    @Test
    void shouldAskAgainAndCountWhenAnEventWasLost() {
        NativeDataStream stream = open(DataStreamOptions.DEFAULTS);
        subscriber.lost(1);

        assertThat(library.reads).isEqualTo(3);
        assertThat(stream.statistics().dropped()).isOne();
        assertThat(stream.end()).isEmpty();
        stream.close();
    }

    @Test
    void shouldSayThatTheTrackHasEndedWhenTheLibraryRefuses() {
        library.refusing = true;

        assertThatIllegalStateException().isThrownBy(() -> open(DataStreamOptions.DEFAULTS))
                .withMessage("data track 't' has ended");
    }
}
