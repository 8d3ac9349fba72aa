package org.livekit4j.room.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.livekit4j.room.DataPublishOptions;

/** What is wrong with an option of a stream is said by name. */
class StreamOptionsTest {
    private static final TextStreamOptions TEXT = TextStreamOptions.DEFAULTS;
    private static final ByteStreamOptions BYTES = ByteStreamOptions.DEFAULTS;
    private static final Map<String, String> NO_VALUE = Collections.singletonMap("colour", null);
    private static final Map<String, String> NO_KEY = Collections.singletonMap(null, "red");

    private static Arguments wrong(String message, ThrowingCallable call) {
        return Arguments.of(message, call);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(wrong("topic is null", () -> TEXT.withTopic(null)), wrong("topic is null", () -> BYTES.withTopic(null)),
                wrong("attributes is null", () -> TEXT.withAttributes(null)),
                wrong("the value of 'colour' in attributes is null", () -> TEXT.withAttributes(NO_VALUE)),
                wrong("the value of 'colour' in attributes is null", () -> BYTES.withAttributes(NO_VALUE)),
                wrong("a key in attributes is null", () -> BYTES.withAttributes(NO_KEY)),
                wrong("a key in attributes is blank; it must have a name", () -> TEXT.withAttributes(Map.of(" ", "red"))),
                wrong("destinationIdentities is null", () -> TEXT.withDestinationIdentities((String[]) null)),
                wrong("an identity in destinationIdentities is null", () -> BYTES.withDestinationIdentities("bob", null)),
                wrong("an identity in destinationIdentities is null",
                        () -> DataPublishOptions.DEFAULTS.withDestinationIdentities("bob", null)),
                wrong("an identity in destinationIdentities is blank; leave the list empty for everyone",
                        () -> TEXT.withDestinationIdentities("bob", "\t")),
                wrong("streamId is null", () -> TEXT.withStreamId(null)),
                wrong("streamId is blank; leave it out instead", () -> BYTES.withStreamId("")),
                wrong("replyToStreamId is blank; leave it out instead", () -> TEXT.withReplyToStreamId(" ")),
                wrong("attachedStreamIds is null", () -> TEXT.withAttachedStreamIds((String[]) null)),
                wrong("an id in attachedStreamIds is null", () -> TEXT.withAttachedStreamIds("1", null)),
                wrong("an id in attachedStreamIds is blank; leave it out instead", () -> TEXT.withAttachedStreamIds("")),
                wrong("name is blank; leave it out instead", () -> BYTES.withName("\n")),
                wrong("name is null", () -> BYTES.withName(null)),
                wrong("mimeType is blank; leave it out instead", () -> BYTES.withMimeType("")),
                wrong("totalBytes is -1; it cannot be negative", () -> BYTES.withTotalBytes(-1)));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void shouldBeRefusedByNameWhenItIsWrong(String message, ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);

        assertThat(thrown).hasMessage(message);
        assertThat(thrown).isInstanceOfAny(IllegalArgumentException.class, NullPointerException.class);
    }

    @Test
    void shouldKeepWhatItWasGivenWhenThatChanges() {
        Map<String, String> attributes = new HashMap<>(Map.of("colour", "red"));
        String[] identities = {"bob"};
        TextStreamOptions options = TEXT.withAttributes(attributes).withDestinationIdentities(identities);
        attributes.put("colour", "blue");
        Arrays.fill(identities, "eve");

        assertThat(options.attributes()).containsExactly(Map.entry("colour", "red"));
        assertThat(options.destinationIdentities()).containsExactly("bob");
    }
}
