package org.livekit4j.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names of properties: which of them are the framework's own, and which known name an unknown one was probably meant to be. */
public final class PropertyNames {
    /** Of services, of components, of the files that configurations come from, and of Karaf's features. */
    private static final List<String> FRAMEWORK_PREFIXES = List.of("service.", "component.", "felix.fileinstall.", "osgi.ds.",
            "org.apache.karaf.features.", "webconsole.");
    private static final List<String> FRAMEWORK_SUFFIXES = List.of(".target", ".cardinality.minimum");

    private PropertyNames() {}

    public static boolean isFrameworks(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("objectclass") || FRAMEWORK_PREFIXES.stream().anyMatch(lower::startsWith)
                || FRAMEWORK_SUFFIXES.stream().anyMatch(lower::endsWith);
    }

    /** The known name that this one is a misspelling of; empty if it is like none of them. */
    public static Optional<String> similar(String name, Collection<String> known) {
        String plain = plain(name);
        return known.stream().filter(one -> distance(plain, plain(one)) <= tolerance(plain(one)))
                .min(Comparator.comparingInt(one -> distance(plain, plain(one))));
    }

    private static int tolerance(String known) {
        return Math.max(1, known.length() / 5);
    }

    /** Letters and digits alone: {@code encryptionKeyFile} is {@code encryption.key.file}. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** How many characters have to be added, removed, replaced or swapped with their neighbour. */
    public static int distance(String a, String b) {
        int[][] costs = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                costs[i][j] = i == 0 ? j : j == 0 ? i : cost(costs, a, i, b, j);
            }
        }
        return costs[a.length()][b.length()];
    }

    private static int cost(int[][] costs, String a, int i, String b, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = Math.min(costs[i - 1][j - 1] + (same ? 0 : 1), Math.min(costs[i - 1][j], costs[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, costs[i - 2][j - 2] + 1) : least;
    }

    /** Whether a value is a number, a truth value or a character of Java's own: to show another one would run its code. */
    public static boolean isPlain(Object value) {
        return (value instanceof Number || value instanceof Boolean || value instanceof Character)
                && value.getClass().getName().startsWith("java.");
    }
}
