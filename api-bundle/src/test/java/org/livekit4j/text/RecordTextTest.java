package org.livekit4j.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RpcOptions;

/** All records that users get, made with hostile texts in every component. */
class RecordTextTest {
    private static final String HOSTILE = "markiert\n2026 ERROR forged\u001b[2J\u202e\u0000 token=" + "x".repeat(1_000);
    private static final byte[] BYTES = "markiert".getBytes(StandardCharsets.UTF_8);
    /** Components with what users send each other, and with what opens doors. */
    private static final Set<String> CONTENTS = Set.of("payload", "message", "text", "oldMetadata", "newMetadata", "changed",
            "digit", "token", "userData");

    @Test
    void shouldBeOneShortPrintableLineWhateverARecordHolds() throws Exception {
        List<String> made = new ArrayList<>();
        for (Class<?> type : records()) {
            try {
                String text = made(type).toString();
                assertThat(text).as(type.getSimpleName()).hasSizeLessThan(2_500);
                assertThat(text.codePoints()).as(type.getSimpleName()).noneMatch(Character::isISOControl)
                        .noneMatch(character -> Character.getType(character) == Character.FORMAT);
                made.add(type.getSimpleName());
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).as(type.getSimpleName()).doesNotContain("\n", "\u001b", "\u202e");
            }
        }
        assertThat(made).hasSizeGreaterThan(50).contains("StreamInfo", "DataPacket", "RpcInvocation", "ChatMessage",
                "TrackSubscriptionFailed", "KeeperStatus");
    }

    @Test
    void shouldShowTheSizeOfContentsOnly() throws Exception {
        for (Class<?> type : records()) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (CONTENTS.contains(component.getName()) && !component.getType().isRecord()) {
                    assertThat(made(type, component.getName()).toString()).as(type + " " + component.getName())
                            .doesNotContain("markiert").doesNotContain(Arrays.toString(BYTES)).doesNotContain("6d61726b");
                }
            }
        }
    }

    @Test
    void shouldLookLikeARecordWhenItsTextsAreHarmless() {
        assertThat(new RoomEvent.DtmfReceived(1, "1", "ada", Optional.empty()))
                .hasToString("DtmfReceived[code=…, digit=1 characters, participantIdentity=ada, participant=Optional.empty]");
        assertThat(RecordText.of(new Sizes("abc", new byte[2], List.of(1), Map.of(), Optional.of("x"), null, 'c'), "text", "list",
                "map", "optional", "nothing", "other"))
                .isEqualTo("Sizes[text=3 characters, bytes=2 bytes, list=1 entries, map=0 entries, optional=1 characters,"
                        + " nothing=null, other=…]");
    }

    /** Public, as those have to be that it is used for. */
    public record Sizes(String text, byte[] bytes, List<Integer> list, Map<String, String> map, Optional<String> optional,
            String nothing, char other) {}

    private static List<Class<?>> records() throws Exception {
        Path classes = Path
                .of(URI.create(RecordText.class.getResource("RecordText.class").toString().replaceFirst("org/livekit4j/.*", "")));
        List<Class<?>> records = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = classes.relativize(file).toString().replace(".class", "")
                        .replace(file.getFileSystem().getSeparator(), ".");
                if (!name.endsWith("-info")) {
                    Class<?> type = Class.forName(name);
                    if (type.isRecord() && Modifier.isPublic(type.getModifiers())) {
                        records.add(type);
                    }
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return records;
    }

    private static Object made(Class<?> type) throws Exception {
        return made(type, "");
    }

    /** @param only the one component with hostile text; empty for all */
    private static Object made(Class<?> type, String only) throws Exception {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            boolean hostile = only.isEmpty() || only.equals(components[i].getName());
            values[i] = value(components[i].getGenericType(), hostile ? HOSTILE : "wss://harmless.example");
        }
        var constructor = type
                .getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof IllegalArgumentException refused ? refused : e;
        }
    }

    private static Object value(Type type, String text) throws Exception {
        if (type instanceof ParameterizedType generic) {
            Object first = value(generic.getActualTypeArguments()[0], text);
            Class<?> raw = (Class<?>) generic.getRawType();
            return raw == Optional.class
                    ? Optional.of(first)
                    : raw == List.class
                            ? List.of(first)
                            : raw == Set.class ? Set.of(first) : Map.of(first, value(generic.getActualTypeArguments()[1], text));
        }
        Class<?> raw = (Class<?>) type;
        if (raw == String.class || raw == Object.class) {
            return text;
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[0];
        }
        if (raw.isRecord()) {
            return made(raw);
        }
        if (raw.isSealed()) {
            return value(raw.getPermittedSubclasses()[0], text);
        }
        if (raw.isInterface()) {
            return Proxy.newProxyInstance(raw.getClassLoader(), new Class<?>[]{raw}, (proxy, method, arguments) -> "proxy");
        }
        return switch (raw.getSimpleName()) {
            case "int", "Integer" -> 10;
            case "long", "Long" -> 10L;
            case "double", "Double" -> 10d;
            case "boolean", "Boolean" -> true;
            case "byte[]" -> BYTES;
            case "Duration" -> Duration.ofSeconds(10);
            case "Instant" -> Instant.EPOCH;
            case "RpcOptions" -> RpcOptions.DEFAULTS;
            case "OptionalLong" -> OptionalLong.of(10);
            case "OptionalInt" -> OptionalInt.of(10);
            default -> throw new AssertionError("no value for " + raw);
        };
    }
}
