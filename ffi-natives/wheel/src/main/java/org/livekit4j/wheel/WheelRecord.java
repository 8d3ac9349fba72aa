package org.livekit4j.wheel;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A wheel's RECORD: a line {@code path,sha256=…,bytes} for each file. */
record WheelRecord(Map<String, Sha256> hashes) {

    private static final Pattern LINE = Pattern.compile("(?m)^(?<path>[^,\"\\r\\n]+),sha256=(?<hash>[\\w-]+),\\d+\\r?$");

    static WheelRecord parse(String text) {
        Matcher lines = LINE.matcher(text);
        return new WheelRecord(lines.results().collect(
                Collectors.toUnmodifiableMap(line -> line.group(1), line -> Sha256.ofBase64(line.group(2)))));
    }

    Optional<Sha256> hash(String path) {
        return Optional.ofNullable(hashes.get(path));
    }
}
