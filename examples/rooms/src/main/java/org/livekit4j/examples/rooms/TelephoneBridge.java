package org.livekit4j.examples.rooms;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.livekit4j.LiveKit;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioMixer;
import org.livekit4j.audio.AudioMixerOptions;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.text.Printable;
import org.livekit4j.track.LocalAudioTrack;
import org.livekit4j.track.RemoteAudioTrack;

/**
 * Connects a telephone with a room: RTP with G.711 μ-law on a port of the loopback address, where a SIP gateway sends it, and
 * keys as RFC 4733 has them. The telephone hears everybody in the room, and the room hears the telephone. The first sender of a
 * packet is the telephone; others are ignored.
 */
public final class TelephoneBridge implements AutoCloseable {
    private static final int RATE = 8_000;
    private static final int FRAME_MS = 20;
    private static final int MU_LAW = 0;
    private static final int KEYS = 101;
    private static final String DIGITS = "0123456789*#ABCD";
    private static final int END = 0x80;
    private static final int KEY_SAMPLES = RATE / 10;
    private static final int MAX_SAMPLES = RATE / 10;

    private final DatagramSocket socket;
    private final int source = ThreadLocalRandom.current().nextInt();
    /** Held to send. */
    private final ReentrantLock lock = new ReentrantLock();
    private volatile SocketAddress telephone;
    private short sequence;
    private int timestamp;

    private TelephoneBridge(int port) throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 1) {
            Environment.exit("usage: TelephoneBridge PORT");
        }
        try (TelephoneBridge bridge = new TelephoneBridge(Integer.parseInt(args[0])); LiveKit livekit = LiveKit.create()) {
            bridge.run(livekit, Environment.url(), Environment.token());
        }
    }

    private void run(LiveKit livekit, String url, String token) throws InterruptedException {
        AudioStreamOptions narrow = AudioStreamOptions.DEFAULTS.withSampleRate(RATE).withFrameSizeMs(FRAME_MS);
        try (AudioMixer mixer = livekit.audio().createMixer(AudioMixerOptions.of(RATE, 1).withFrameSizeMs(FRAME_MS));
                AudioSource voice = livekit.audio().createSource(AudioSourceOptions.of(RATE, 1).withQueueSizeMs(200));
                LocalAudioTrack track = livekit.audio().createTrack("telephone", voice);
                Room room = livekit.connect(url, token, RoomOptions.DEFAULTS, (_, event) -> {
                    if (event instanceof RoomEvent.TrackSubscribed(var by, var _, RemoteAudioTrack heard)) {
                        mixer.addInput(by.identity(), livekit.audio().openStream(heard, narrow));
                    } else if (event instanceof RoomEvent.DtmfReceived key) {
                        press(key.code());
                    }
                })) {
            LiveKit.await(room.localParticipant().publishTrack(track, TrackPublishOptions.speech()));
            Thread.ofVirtual().name("from the telephone").start(() -> receive(room, voice));
            System.out.println("waiting for RTP on port " + socket.getLocalPort());
            room.ended().thenRun(mixer::close);
            for (AudioFrame frame = mixer.take(); frame != null; frame = mixer.take()) {
                speak(frame);
            }
        }
    }

    private void receive(Room room, AudioSource voice) {
        DatagramPacket datagram = new DatagramPacket(new byte[2_048], 2_048);
        int latest = -1;
        int key = 0;
        try {
            while (true) {
                socket.receive(datagram);
                RtpPacket packet = RtpPacket.of(datagram);
                if (packet == null || !isTelephone(datagram.getSocketAddress())) {
                    continue;
                }
                if (packet.type() == KEYS && packet.payload().remaining() >= 4 && packet.timestamp() != key
                        && (packet.payload().get(1) & END) != 0) {
                    key = packet.timestamp(); // the end of a key is sent three times
                    publish(room, packet.payload().get(0));
                } else if (packet.type() == MU_LAW && packet.payload().remaining() <= MAX_SAMPLES
                        && (latest < 0 || (short) (packet.sequence() - latest) > 0)) {
                    latest = packet.sequence() & 0xFFFF;
                    voice.tryCapture(decode(packet.payload())); // what the queue has no room for is late
                }
            }
        } catch (IOException | IllegalStateException e) { // the socket or the source is closed
            System.out.println("the telephone is gone: " + e.getMessage());
        }
    }

    private boolean isTelephone(SocketAddress sender) {
        if (telephone == null) {
            telephone = sender;
            System.out.println("the telephone is " + sender);
        }
        return sender.equals(telephone);
    }

    private static void publish(Room room, int key) {
        if (key >= 0 && key < DIGITS.length()) {
            room.localParticipant().publishDtmf(key, DIGITS.substring(key, key + 1), List.of());
            System.out.println("key " + DIGITS.charAt(key));
        }
    }

    private static AudioFrame decode(ByteBuffer payload) {
        short[] samples = new short[payload.remaining()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = MuLaw.decode(payload.get(i));
        }
        return new AudioFrame(samples, RATE, 1);
    }

    private void speak(AudioFrame frame) {
        ByteBuffer payload = ByteBuffer.allocate(frame.data().length);
        for (short sample : frame.data()) {
            payload.put(MuLaw.encode(sample));
        }
        lock.lock();
        try {
            send(MU_LAW, false, payload.flip());
            timestamp += frame.data().length;
        } finally {
            lock.unlock();
        }
    }

    /** A key of a tenth of a second: its beginning, and its end three times, because packets get lost. */
    private void press(int key) {
        lock.lock();
        try {
            for (int i = 0; i < 4; i++) {
                ByteBuffer payload = ByteBuffer.allocate(4).put((byte) key).put((byte) (i == 0 ? 10 : END | 10))
                        .putShort((short) (i == 0 ? 0 : KEY_SAMPLES)).flip();
                send(KEYS, i == 0, payload);
            }
        } finally {
            lock.unlock();
        }
    }

    private void send(int type, boolean marked, ByteBuffer payload) {
        SocketAddress to = telephone;
        if (to == null) {
            return;
        }
        byte[] bytes = new RtpPacket(type, marked, sequence++, timestamp, payload).toBytes(source);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, to));
        } catch (IOException e) {
            System.err.println(Printable.of("a packet was not sent: " + e.getMessage()));
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
