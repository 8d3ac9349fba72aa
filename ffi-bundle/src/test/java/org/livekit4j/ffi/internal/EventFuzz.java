package org.livekit4j.ffi.internal;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.livekit4j.ffi.internal.EventTrial.Taker;

/** What Jazzer calls to fuzz the way of an event: the first byte says who takes it, the others are the event. */
public final class EventFuzz {
    /** As many as it takes for each alternative of each oneof to come up. */
    private static final int CHOICES = 45;
    private static final EventTrial TRIAL = new EventTrial();
    private static final Taker[] TAKERS = Taker.values();

    private EventFuzz() {}

    /** One input; it is in the message if it shows a fault. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        try {
            TRIAL.run(TAKERS[(input[0] & 0xff) % TAKERS.length], Arrays.copyOfRange(input, 1, input.length));
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(HexFormat.of().formatHex(input), e);
        }
    }

    /** Where to begin: an event of each kind, made from the descriptors, and each form that one can come in. */
    public static List<byte[]> seeds() {
        SplittableRandom random = new SplittableRandom(52);
        List<byte[]> seeds = new ArrayList<>();
        for (FieldDescriptor type : Messages.kinds()) {
            for (int choice = 0; choice < CHOICES; choice++) {
                seeds.add(input(seeds.size(), Messages.full(type, choice, random).toByteArray()));
            }
            for (EventForm form : EventForm.values()) {
                seeds.add(input(seeds.size(), form.write(EventSample.of(type, random), random)));
            }
        }
        return seeds.stream().distinct().toList();
    }

    private static byte[] input(int taker, byte[] event) {
        return new WireBytes().raw(taker % TAKERS.length).raw(event).toArray();
    }

    /** Writes the seeds to the folder given. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        List<byte[]> seeds = seeds();
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(folder.resolve("seed-" + i), seeds.get(i));
        }
        System.exit(0);
    }
}
