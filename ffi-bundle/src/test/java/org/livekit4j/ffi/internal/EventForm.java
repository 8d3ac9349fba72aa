package org.livekit4j.ffi.internal;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Forms in which an event can come: all that protobuf allows, of which the library uses the first, and damaged ones. */
enum EventForm {
    REGULAR, UNKNOWN_FIELD_FIRST, UNKNOWN_FIELD_LAST, UNKNOWN_FIELD_FIRST_INSIDE, UNKNOWN_FIELD_LAST_INSIDE, KEY_LAST, KEY_TWICE, KEY_MISSING, KEY_OF_ANOTHER_WIRE_TYPE, LONGER_NUMBERS, LONGER_KEY, UPPER_BITS_IN_TAG_AND_LENGTH, SAME_TYPE_TWICE, ANOTHER_TYPE_FIRST, ANOTHER_TYPE_LAST, ANOTHER_TYPE_BETWEEN, CONTENT_TWICE, GROUP_OF_THE_TYPE, NUMBER_OF_THE_TYPE, GROUP_INSIDE, CUT_SHORT, CUT_SHORT_INSIDE, FOLLOWED_BY_NOTHING_VALID;

    byte[] write(EventSample event, SplittableRandom random) {
        return bytes(event, random).toArray();
    }

    private WireBytes bytes(EventSample event, SplittableRandom random) {
        byte[] content = event.content();
        byte[] whole = event.whole(content);
        return switch (this) {
            case REGULAR -> new WireBytes().raw(whole);
            case UNKNOWN_FIELD_FIRST -> new WireBytes().unknown(random).raw(whole);
            case UNKNOWN_FIELD_LAST -> new WireBytes().raw(whole).unknown(random);
            case UNKNOWN_FIELD_FIRST_INSIDE -> event.around(new WireBytes().unknown(random).raw(content));
            case UNKNOWN_FIELD_LAST_INSIDE -> event.around(new WireBytes().raw(content).unknown(random));
            case KEY_LAST -> event.around(new WireBytes().raw(event.withoutKey()).varint(1, event.key()));
            case KEY_TWICE -> event.around(new WireBytes().raw(content).varint(1, random.nextLong()));
            case KEY_MISSING -> event.around(new WireBytes().raw(event.withoutKey()));
            case KEY_OF_ANOTHER_WIRE_TYPE -> event.around(new WireBytes().bytes(1, new byte[2]).raw(content));
            case LONGER_NUMBERS -> new WireBytes().number((long) event.number() << 3 | WireBytes.BYTES, random.nextInt(9))
                    .number(content.length, random.nextInt(9)).raw(content);
            case LONGER_KEY ->
                event.around(new WireBytes().number(8, random.nextInt(9)).number(event.key() >>> 8, random.nextInt(2))
                        .raw(event.withoutKey()));
            case UPPER_BITS_IN_TAG_AND_LENGTH ->
                new WireBytes().number(1L << 32 | (long) event.number() << 3 | WireBytes.BYTES).number(7L << 32 | content.length)
                        .raw(content);
            case SAME_TYPE_TWICE -> new WireBytes().raw(whole).raw(event.whole(event.sameType(random)));
            case ANOTHER_TYPE_FIRST -> new WireBytes().raw(event.anotherType(random)).raw(whole);
            case ANOTHER_TYPE_LAST -> new WireBytes().raw(whole).raw(event.anotherType(random));
            case ANOTHER_TYPE_BETWEEN ->
                new WireBytes().raw(whole).raw(event.anotherType(random)).raw(event.whole(event.sameType(random)));
            case CONTENT_TWICE -> event.around(new WireBytes().raw(content).raw(event.sameType(random)));
            case GROUP_OF_THE_TYPE -> new WireBytes().group(event.number(), new WireBytes().raw(content));
            case NUMBER_OF_THE_TYPE -> new WireBytes().varint(event.number(), event.key());
            case GROUP_INSIDE -> event.around(new WireBytes().raw(content).group(2, new WireBytes().varint(1, 1)));
            case CUT_SHORT -> new WireBytes().raw(Arrays.copyOf(whole, random.nextInt(whole.length)));
            case CUT_SHORT_INSIDE ->
                event.around(new WireBytes().raw(Arrays.copyOf(content, random.nextInt(content.length + 1))));
            case FOLLOWED_BY_NOTHING_VALID -> new WireBytes().raw(whole).raw(random.nextInt(256));
        };
    }
}
