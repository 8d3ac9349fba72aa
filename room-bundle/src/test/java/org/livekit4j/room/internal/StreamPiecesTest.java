package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamPiecesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "世", "😀", "a😀世é"})
    void shouldCutBetweenCharactersWhenItIsText(String character) {
        String text = character.repeat(100_000);
        List<ByteString> pieces = StreamPieces.ofText(ByteString.copyFromUtf8(text));

        assertThat(pieces).allSatisfy(piece -> assertThat(piece.size()).isBetween(1, StreamPieces.SIZE));
        assertThat(pieces).allMatch(ByteString::isValidUtf8);
        assertThat(pieces.stream().map(ByteString::toStringUtf8).collect(Collectors.joining())).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, StreamPieces.SIZE, StreamPieces.SIZE + 1, 3 * StreamPieces.SIZE})
    void shouldLeaveNothingOutWhenItIsBytes(int size) {
        ByteString content = ByteString.copyFrom(new byte[size]);
        List<ByteString> pieces = StreamPieces.ofBytes(content);

        assertThat(pieces).hasSize((size + StreamPieces.SIZE - 1) / StreamPieces.SIZE);
        assertThat(ByteString.copyFrom(pieces)).isEqualTo(content);
    }
}
