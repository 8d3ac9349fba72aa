package org.livekit4j.itests.hostile;

import static org.livekit4j.itests.hostile.Killer.Effect.DEATH;
import static org.livekit4j.itests.hostile.Killer.Effect.NONSENSE;
import static org.livekit4j.itests.hostile.Killer.Effect.SAME;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.livekit4j.ffi.proto.ByteStreamReaderWriteToFileRequest;
import org.livekit4j.ffi.proto.ConnectRequest;
import org.livekit4j.ffi.proto.DataTrackSubscribeOptions;
import org.livekit4j.ffi.proto.DisposeRequest;
import org.livekit4j.ffi.proto.E2eeRequest;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FrameCryptorSetEnabledRequest;
import org.livekit4j.ffi.proto.FrameCryptorSetKeyIndexRequest;
import org.livekit4j.ffi.proto.LoadAudioFilterPluginRequest;
import org.livekit4j.ffi.proto.NewCaptureSourceRequest;
import org.livekit4j.ffi.proto.ParticipantTrackPermission;
import org.livekit4j.ffi.proto.PublishDataRequest;
import org.livekit4j.ffi.proto.RemoteDataTrackPipelineOptions;
import org.livekit4j.ffi.proto.RemoteDataTrackSetPipelineOptionsRequest;
import org.livekit4j.ffi.proto.RoomOptions;
import org.livekit4j.ffi.proto.SetTrackSubscriptionPermissionsRequest;
import org.livekit4j.ffi.proto.StreamByteOptions;
import org.livekit4j.ffi.proto.StreamSendFileRequest;
import org.livekit4j.ffi.proto.SubscribeDataTrackRequest;
import org.livekit4j.ffi.proto.UnpublishTrackRequest;
import org.livekit4j.text.Printable;

/** Rooms, what is published in them, and data. */
final class RoomKillers {
    private static final String SID = "the sid of a track";
    private static final String FORMAT = "a format that WebRTC's frames do not hold, published";
    private static final String ENUM = "a number that is no constant";
    private static final String CONNECT = "how to join";
    private static final String DATA = "a packet of data";
    private static final String DATA_TRACK = "the frames of a data track";
    private static final String FILE = "a file to send or write";
    private static final String KIND = "a kind that is refused";
    private static final String FILTER = "the file of an audio filter";

    private RoomKillers() {}

    static List<Killer> all() {
        List<Killer> killers = new ArrayList<>();
        sids(killers);
        for (int[] format : new int[][]{{48_000, 24}, {192_000, 8}, {96_000, 16}}) {
            killers.add(
                    new Killer(FORMAT, format[1] + " channels at " + format[0] + " Hz", format[1] == 16 ? SAME : DEATH, to -> {
                        long source = to.audioSource(format[0], format[1], 100);
                        to.publish(to.join(), to.audioTrack(source));
                        to.silence(source, format[1], format[0]);
                        Requests.rest();
                    }));
        }
        connects(killers);
        data(killers);
        killers.add(new Killer(KIND, "dispose, later", DEATH,
                to -> to.send(FfiRequest.newBuilder().setDispose(DisposeRequest.newBuilder().setAsync(true)))));
        killers.add(new Killer(KIND, "dispose", NONSENSE,
                to -> to.send(FfiRequest.newBuilder().setDispose(DisposeRequest.newBuilder().setAsync(false)))));
        for (String path : new String[]{"x.so", "/nowhere/x.so", "", "/tmp", "\0"}) {
            killers.add(new Killer(FILTER, "library '" + Printable.of(path) + "'", NONSENSE,
                    to -> to.send(FfiRequest.newBuilder().setLoadAudioFilterPlugin(
                            LoadAudioFilterPluginRequest.newBuilder().setPluginPath(path).setModuleId("x")))));
        }
        killers.add(new Killer(KIND, "a source of the library's own", NONSENSE,
                to -> to.send(FfiRequest.newBuilder().setNewCaptureSource(NewCaptureSourceRequest.getDefaultInstance()))));
        killers.add(new Killer(KIND, "none", NONSENSE, to -> to.send(FfiRequest.newBuilder())));
        return killers;
    }

    private static void sids(List<Killer> killers) {
        for (String sid : new String[]{"foo", "", "PA_abc", "tr_abc", " TR_a"}) {
            Killer.Effect effect = sid.equals("foo") ? DEATH : SAME;
            sid(killers, effect, "unpublished, '" + sid + "'", (room, id) -> FfiRequest.newBuilder()
                    .setUnpublishTrack(UnpublishTrackRequest.newBuilder().setLocalParticipantHandle(room.participant())
                            .setTrackSid(sid).setStopOnUnpublish(true).setRequestAsyncId(id)));
            sid(killers, effect, "permitted, '" + sid + "'", (room, id) -> FfiRequest.newBuilder()
                    .setSetTrackSubscriptionPermissions(SetTrackSubscriptionPermissionsRequest.newBuilder()
                            .setLocalParticipantHandle(room.participant()).setAllParticipantsAllowed(false)
                            .addPermissions(ParticipantTrackPermission.newBuilder().setParticipantIdentity("x").setAllowAll(false)
                                    .addAllowedTrackSids(sid))));
            sid(killers, effect, "encrypted, '" + sid + "'",
                    (room, id) -> FfiRequest.newBuilder().setE2Ee(E2eeRequest.newBuilder().setRoomHandle(room.room())
                            .setCryptorSetEnabled(FrameCryptorSetEnabledRequest.newBuilder().setParticipantIdentity("me")
                                    .setTrackSid(sid).setEnabled(true))));
            sid(killers, effect, "given a key, '" + sid + "'",
                    (room, id) -> FfiRequest.newBuilder().setE2Ee(E2eeRequest.newBuilder().setRoomHandle(room.room())
                            .setCryptorSetKeyIndex(FrameCryptorSetKeyIndexRequest.newBuilder().setParticipantIdentity("me")
                                    .setTrackSid(sid).setKeyIndex(0))));
        }
    }

    private static void sid(List<Killer> killers, Killer.Effect effect, String name,
            BiFunction<Requests.Room, Long, FfiRequest.Builder> request) {
        killers.add(new Killer(SID, name, effect, to -> {
            to.send(request.apply(to.join(), 7L));
            Requests.rest();
        }));
    }

    private static void connects(List<Killer> killers) {
        for (int field : new int[]{1, 2}) {
            killers.add(new Killer(ENUM, "in how paths are found, field " + field, DEATH, to -> {
                UnknownFieldSet.Builder config = number(field, 77);
                to.send(3, text(text(message(message(number(4, 7), 3, message(UnknownFieldSet.newBuilder(), 5, config)), 3,
                        UnknownFieldSet.newBuilder()), 1, "ws://127.0.0.1:1"), 2, "token"));
                Requests.rest();
            }));
        }
        for (int[] kind : new int[][]{{25, 2}, {26, 1}, {20, 2}, {21, 1}, {33, 6}}) {
            killers.add(new Killer(ENUM, "in field " + kind[1] + " of kind " + kind[0], NONSENSE,
                    to -> to.send(kind[0], number(kind[1], 77))));
        }
        killers.add(new Killer(ENUM, "a field that nobody knows", NONSENSE, to -> to.send(99, number(1, 1))));
        killers.add(new Killer(CONNECT, "as many tries as there can be", DEATH, to -> {
            to.send(FfiRequest.newBuilder().setConnect(ConnectRequest.newBuilder().setUrl(Stage.server().orElseThrow().url())
                    .setToken("t").setOptions(RoomOptions.newBuilder().setJoinRetries(-1)).setRequestAsyncId(7)));
            Requests.rest();
        }));
    }

    private static UnknownFieldSet.Builder number(int field, long value) {
        return UnknownFieldSet.newBuilder().addField(field, UnknownFieldSet.Field.newBuilder().addVarint(value).build());
    }

    private static UnknownFieldSet.Builder text(UnknownFieldSet.Builder message, int field, String value) {
        return message.addField(field,
                UnknownFieldSet.Field.newBuilder().addLengthDelimited(ByteString.copyFromUtf8(value)).build());
    }

    private static UnknownFieldSet.Builder message(UnknownFieldSet.Builder message, int field, UnknownFieldSet.Builder value) {
        return message.mergeField(field,
                UnknownFieldSet.Field.newBuilder().addLengthDelimited(value.build().toByteString()).build());
    }

    private static void data(List<Killer> killers) {
        long address = Requests.memory(64);
        for (long[] packet : new long[][]{{0, 1}, {address, -1}, {address, 64_001}, {address, 1L << 40}}) {
            killers.add(new Killer(DATA, packet[1] + " bytes at " + (packet[0] == 0 ? "address 0" : "an address"),
                    packet[0] == 0 || packet[1] == -1 ? DEATH : packet[1] > 1_000_000 ? SAME : NONSENSE,
                    to -> to.send(FfiRequest.newBuilder().setPublishData(PublishDataRequest.newBuilder()
                            .setLocalParticipantHandle(to.join().participant()).setDataPtr(packet[0]).setDataLen(packet[1])
                            .setReliable(true).setRequestAsyncId(7)))));
        }
        for (int frames : new int[]{Integer.MAX_VALUE, -1, 0, 65_537}) {
            Killer.Effect effect = frames == Integer.MAX_VALUE ? DEATH : frames == -1 ? SAME : NONSENSE;
            killers.add(new Killer(DATA_TRACK, "subscribed, " + frames, effect, to -> {
                to.send(FfiRequest.newBuilder()
                        .setSubscribeDataTrack(SubscribeDataTrackRequest.newBuilder().setTrackHandle(to.remoteDataTrack())
                                .setOptions(DataTrackSubscribeOptions.newBuilder().setBufferSize(frames))));
                Requests.rest();
            }));
            killers.add(new Killer(DATA_TRACK, "in parts, " + frames, NONSENSE, to -> {
                to.send(FfiRequest.newBuilder().setRemoteDataTrackSetPipelineOptions(
                        RemoteDataTrackSetPipelineOptionsRequest.newBuilder().setTrackHandle(to.remoteDataTrack()).setOptions(
                                RemoteDataTrackPipelineOptions.newBuilder().setMaxPartialFrames(frames))));
                Requests.rest();
            }));
        }
        for (String path : new String[]{"/dev/zero", "", "/", "a\0b", "/nowhere"}) {
            killers.add(new Killer(FILE, "sent, '" + path + "'", NONSENSE, to -> to.send(FfiRequest.newBuilder()
                    .setSendFile(StreamSendFileRequest.newBuilder().setLocalParticipantHandle(1).setFilePath(path)
                            .setOptions(StreamByteOptions.newBuilder().setTopic("t")).setRequestAsyncId(7)))));
        }
        for (String name : new String[]{"", "../x", "/etc/passwd", "..", "a\0b"}) {
            killers.add(new Killer(FILE, "written, '" + name + "'", NONSENSE, to -> to.send(FfiRequest.newBuilder()
                    .setByteWriteToFile(ByteStreamReaderWriteToFileRequest.newBuilder().setReaderHandle(1).setDirectory("/tmp")
                            .setNameOverride(name).setRequestAsyncId(7)))));
        }
    }
}
