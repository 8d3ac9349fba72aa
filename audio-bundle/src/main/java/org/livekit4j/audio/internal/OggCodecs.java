package org.livekit4j.audio.internal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.livekit4j.audio.opus.OggPage;

/** Which codec a stream is of, by what its first page begins with. */
final class OggCodecs {
    static final String OPUS = "Opus";
    private static final int SIGN_BYTES = 8;
    private static final Map<String, String> SIGNS = new LinkedHashMap<>();

    static {
        SIGNS.put("OpusHead", OPUS);
        SIGNS.put("\u0001vorbis", "Vorbis");
        SIGNS.put("\u007fFLAC", "FLAC");
        SIGNS.put("Speex", "Speex");
        SIGNS.put("\u0080theora", "Theora");
        SIGNS.put("fishead", "Skeleton");
    }

    private OggCodecs() {}

    static String of(OggPage page) {
        int length = Math.min(SIGN_BYTES, page.length() - page.contentAt());
        String beginning = new String(page.array(), page.contentAt(), length, StandardCharsets.ISO_8859_1);
        return SIGNS.entrySet().stream().filter(sign -> beginning.startsWith(sign.getKey())).map(Map.Entry::getValue).findFirst()
                .orElse("an unknown codec");
    }
}
