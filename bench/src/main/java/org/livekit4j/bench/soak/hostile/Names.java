package org.livekit4j.bench.soak.hostile;

import org.livekit4j.bench.soak.Round;
import org.livekit4j.bench.soak.report.CountedLog;

/** Names and texts as strangers may choose them. */
public final class Names {
    private static final String[] ALL = {"plain", "", " ", "mallory\n" + CountedLog.FORGED + " root logged in",
        "mallory\r\n" + CountedLog.FORGED + " root logged in", "\u001b[31mred\u001b[0m\u0007", "\u202egpj.exe", "zero\0byte",
        "grüß dich 👋🏽", "x".repeat(2_000), "a\u0300".repeat(50), "%s%n{}${jndi:ldap://127.0.0.1:9/}", "\"'<>&;|`$(true)",
        "../../../etc/passwd"};

    private Names() {}

    public static String any(Round round) {
        return round.oneOf(ALL);
    }
}
