package org.livekit4j.itests.room;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.ServiceFactory;
import org.livekit4j.queue.OwnedFfiEventQueue;
import org.livekit4j.room.DataPublishOptions;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.IceServer;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEncryption;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;
import org.livekit4j.room.RpcException;
import org.livekit4j.room.RpcOptions;
import org.livekit4j.room.RtcConfig;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.room.Transcription;
import org.livekit4j.room.TranscriptionSegment;
import org.livekit4j.track.RemoteAudioTrack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two participants whose names forge log lines say everything to each other that can be said, with a mark in it, and log each
 * event. A program of its own, because all loggers write all.
 */
public final class HostileMeeting {
    /** In whatever users send each other. */
    static final String CONTENT = "c0ntent-mark";
    static final String KEY = "k3y-mark-of-16-or-more-bytes";
    static final String PASSWORD = "p4ssw0rd-mark";
    /** In names. */
    static final String FORGED = "\n[main] ERROR forged\r\u001b[2J\u202e\u0085\u2028";
    private static final Logger LOG = LoggerFactory.getLogger("user");
    private static final Duration TIMEOUT = Duration.ofSeconds(40);

    private HostileMeeting() {}

    /** Its arguments are the server's URL and the tokens of two participants. */
    public static void main(String... arguments) throws Exception {
        RoomOptions options = RoomOptions.DEFAULTS.withEncryption(EncryptionOptions.of(KEY.getBytes(StandardCharsets.UTF_8)))
                .withRtcConfig(
                        RtcConfig.DEFAULTS.withIceServers(IceServer.of("turn:127.0.0.1:9").withCredentials("u", PASSWORD)));
        LOG.info("{} {}", options, options.encryption());
        CountDownLatch heard = new CountDownLatch(3);
        CompletableFuture<RemoteAudioTrack> track = new CompletableFuture<>();
        try (FfiClient client = FfiClients.open(FfiOptions.DEFAULTS);
                OwnedFfiEventQueue queue = FfiQueues.open(client);
                ServiceFactory.Opened<Rooms> rooms = ServiceFactory.open(Rooms.class, client, queue::subscribe);
                ServiceFactory.Opened<Audio> audio = ServiceFactory.open(Audio.class, client, queue::subscribe);
                Room ada = join(rooms.service(), arguments[0], arguments[1], options, heard, track);
                Room eve = join(rooms.service(), arguments[0], arguments[2], options, heard, track)) {
            setKeys(ada.encryption().orElseThrow());
            setKeys(eve.encryption().orElseThrow());
            talk(eve.localParticipant(), ada.localParticipant());
            publish(audio.service(), eve, track);
            if (!heard.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("heard too little");
            }
            refuse(rooms.service(), arguments[0]);
            System.out.println("done");
        }
    }

    private static Room join(Rooms rooms, String url, String token, RoomOptions options, CountDownLatch heard,
            CompletableFuture<RemoteAudioTrack> track) {
        return rooms.connect(url, token, options, (room, event) -> {
            LOG.info("{}", event);
            switch (event) {
                case RoomEvent.DataReceived _ -> heard.countDown();
                case RoomEvent.ChatMessageReceived _ -> heard.countDown();
                case RoomEvent.ParticipantAttributesChanged(RemoteParticipant _, var _) -> heard.countDown();
                case RoomEvent.TrackSubscribed(var _, var _, RemoteAudioTrack subscribed) -> track.complete(subscribed);
                default -> {
                }
            }
            if (event instanceof RoomEvent.ParticipantNameChanged) {
                throw new IllegalStateException("user code fails on " + event + FORGED);
            }
        }).orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static void setKeys(RoomEncryption encryption) {
        byte[] key = KEY.getBytes(StandardCharsets.UTF_8);
        encryption.setSharedKey(key, 1);
        encryption.ratchetSharedKey(1);
        encryption.setSharedKey(encryption.exportSharedKey(0).orElseThrow(), 0);
        LOG.info("{} {}", encryption, encryption.frameCryptors());
        try {
            encryption.setKey("eve" + FORGED, key, 0);
        } catch (IllegalStateException e) {
            LOG.info("refused", e);
        }
    }

    private static void talk(LocalParticipant eve, LocalParticipant ada) {
        eve.setName("eve" + FORGED).join();
        eve.setMetadata(CONTENT).join();
        eve.setAttributes(Map.of("attribute" + FORGED, CONTENT)).join();
        eve.publishData(CONTENT.getBytes(StandardCharsets.UTF_8), DataPublishOptions.DEFAULTS.withTopic("topic" + FORGED))
                .join();
        eve.publishTranscription(new Transcription(eve.identity(), "", List.of(
                new TranscriptionSegment("id" + FORGED, CONTENT, 0, 1, "en", true)))).join();
        eve.sendChatMessage(CONTENT, List.of()).join();
        ada.registerRpcMethod("method" + FORGED, call -> {
            LOG.info("{}", call);
            throw new RpcException(1600, CONTENT, CONTENT);
        });
        eve.performRpc(ada.identity(), "method" + FORGED, CONTENT, RpcOptions.DEFAULTS.withResponseTimeout(TIMEOUT))
                .exceptionally(failure -> failure.getClass().getName()).join();
    }

    private static void publish(Audio audio, Room eve, CompletableFuture<RemoteAudioTrack> track) throws Exception {
        try (AudioSource source = audio.createSource(AudioSourceOptions.of(48_000, 1));
                var local = audio.createTrack("track" + FORGED, source)) {
            eve.localParticipant().publishTrack(local, TrackPublishOptions.DEFAULTS).join();
            CountDownLatch frames = new CountDownLatch(3);
            try (AudioStream stream = audio.openStream(track.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS),
                    AudioStreamOptions.DEFAULTS)) {
                LOG.info("{}", stream);
                stream.listen(frame -> {
                    frames.countDown();
                    throw new IllegalStateException("user code fails" + FORGED);
                }, Runnable::run);
                while (frames.getCount() > 0) {
                    source.capture(AudioFrame.silence(48_000, 1, 480));
                }
            }
        }
    }

    /** What goes wrong is told as well. */
    private static void refuse(Rooms rooms, String url) {
        String token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJldmUifQ.c2lnbmF0dXJl";
        rooms.connect(url + "/?access_token=" + token, token, RoomOptions.DEFAULTS, (room, event) -> {
        }).handle((room, failure) -> {
            LOG.warn("refused", failure);
            return room;
        }).join();
    }
}
