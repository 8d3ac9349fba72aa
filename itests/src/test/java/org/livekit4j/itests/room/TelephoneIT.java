package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.itests.Spectrum;
import org.livekit4j.itests.Tone;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.TrackPublishOptions;

/** A telephone of RTP packets, and a room, on two sides of the example that connects them. */
@Timeout(180)
class TelephoneIT {
    private static final int RATE = 8_000;
    private static final int SAMPLES = RATE / 50;
    private static final int MU_LAW = 0;
    private static final int KEYS = 101;

    @RegisterExtension
    final Meeting meeting = new Meeting();
    private final Queue<RoomEvent.DtmfReceived> keys = new ConcurrentLinkedQueue<>();

    @Test
    void shouldCarryVoiceAndKeysBothWays() throws Exception {
        Attendee ada = meeting.join("ada");
        ada.room().addListener((_, event) -> {
            if (event instanceof RoomEvent.DtmfReceived key) {
                keys.add(key);
            }
        });
        ToneSender tone = meeting.closing(new ToneSender(meeting.audio(), "tone", 500));
        ada.room().localParticipant().publishTrack(tone.track(), TrackPublishOptions.DEFAULTS).join();
        int port = freePort();
        ExampleProgram bridge = meeting.closing(ExampleProgram.start("TelephoneBridge", meeting.server().url(),
                meeting.server().token(meeting.name(), "telephone"), Integer.toString(port)));
        bridge.awaitLine("waiting for RTP on port " + port);

        try (Telephone telephone = new Telephone(port)) {
            assertThat(telephone.hear().peak()).isCloseTo(500, within(20));
            assertThat(Senses.hear(meeting.audio(), ada.awaitAudio("telephone")).peak()).isCloseTo(400, within(20));
            telephone.press(5);
            bridge.awaitLine("key 5");
            await().atMost(Attendee.TIMEOUT).until(() -> !keys.isEmpty());
            assertThat(keys).hasSize(1).allMatch(key -> key.code() == 5 && key.digit().equals("5"));
            ada.room().localParticipant().publishDtmf(11, "#", List.of()).join();
            await().atMost(Attendee.TIMEOUT).until(() -> telephone.pressed == 11);
        }
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return socket.getLocalPort();
        }
    }

    /** Sends a tone of 400 Hz, and notes what comes. Codes of G.711 are from its table, by way of a decoder of floating point. */
    private static final class Telephone implements AutoCloseable {
        private final DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        private final InetSocketAddress bridge;
        private final Queue<AudioFrame> heard = new ConcurrentLinkedQueue<>();
        private final List<Thread> threads = new ArrayList<>();
        private volatile int pressed = -1;
        private short sequence = Short.MAX_VALUE - 20;
        private int timestamp = -SAMPLES * 20;

        Telephone(int port) throws IOException {
            bridge = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout((int) Attendee.TIMEOUT.toMillis());
            threads.add(Thread.ofPlatform().start(this::speak));
            threads.add(Thread.ofPlatform().start(this::listen));
        }

        private void speak() {
            try {
                for (int frame = 0; !socket.isClosed(); frame++) {
                    ByteBuffer payload = ByteBuffer.allocate(SAMPLES);
                    for (int i = 0; i < SAMPLES; i++) {
                        payload.put(code(0.3 * Math.sin(2 * Math.PI * 400 * (frame * SAMPLES + i) / RATE)));
                    }
                    send(MU_LAW, payload.flip());
                    timestamp += SAMPLES;
                    Thread.sleep(20);
                }
            } catch (IOException | InterruptedException e) {
                // closed
            }
        }

        private synchronized void send(int type, ByteBuffer payload) throws IOException {
            ByteBuffer packet = ByteBuffer.allocate(12 + payload.remaining()).put((byte) 0x80).put((byte) type)
                    .putShort(sequence++).putInt(timestamp).putInt(7).put(payload);
            socket.send(new DatagramPacket(packet.array(), packet.capacity(), bridge));
        }

        void press(int key) throws IOException {
            for (int end = 0; end < 4; end++) {
                send(KEYS, ByteBuffer.wrap(new byte[]{(byte) key, (byte) (end == 0 ? 10 : 0x8A), 3, 32}));
            }
        }

        private void listen() {
            DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
            try {
                while (true) {
                    socket.receive(packet);
                    byte[] data = packet.getData();
                    if (data[1] == MU_LAW) {
                        short[] samples = new short[packet.getLength() - 12];
                        for (int i = 0; i < samples.length; i++) {
                            samples[i] = (short) (value(data[12 + i]) * Short.MAX_VALUE);
                        }
                        heard.add(new AudioFrame(samples, RATE, 1));
                    } else if ((data[1] & 0x7F) == KEYS && (data[13] & 0x80) != 0) {
                        pressed = data[12];
                    }
                }
            } catch (IOException e) {
                // closed
            }
        }

        /** Of half a second that can be heard. */
        Spectrum hear() {
            await().atMost(Attendee.TIMEOUT).until(() -> heard.stream().filter(Senses::audible).count() >= 50);
            return Spectrum.of(heard.stream().filter(Senses::audible).limit(50).toList());
        }

        private static byte code(double value) {
            int nearest = 0;
            for (int code = 0; code < 256; code++) {
                if (Math.abs(value((byte) code) - value) < Math.abs(value((byte) nearest) - value)) {
                    nearest = code;
                }
            }
            return (byte) nearest;
        }

        /** By the formula of the standard's segments, from -1 to 1. */
        private static double value(byte code) {
            int bits = ~code & 0xFF;
            double magnitude = (33 + 2 * (bits & 15)) * Math.pow(2, bits >> 4 & 7) - 33;
            return ((bits & 0x80) == 0 ? magnitude : -magnitude) / 8_159;
        }

        @Override
        public void close() throws InterruptedException {
            socket.close();
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }
}
