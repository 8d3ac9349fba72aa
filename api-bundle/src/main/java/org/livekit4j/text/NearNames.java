package org.livekit4j.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what a name that does not exist may have meant. */
public final class NearNames {
    private static final int MOST = 5;
    /** Of so many characters one may be wrong, and one more. */
    private static final int CHARACTERS_FOR_A_MISTAKE = 6;
    /** Longer ones are no misspelt name. */
    private static final int LONGEST = 100;

    private NearNames() {}

    /**
     * Finds the names that are like a wrong one: with a few other characters, in another case, or a part of each other.
     *
     * @param wrong the name that does not exist
     * @param names those that do
     * @return at most five of them, the nearest first
     */
    public static List<String> of(String wrong, Collection<String> names) {
        String written = plain(wrong);
        if (written.isEmpty() || written.length() > LONGEST) {
            return List.of();
        }
        int allowed = 1 + written.length() / CHARACTERS_FOR_A_MISTAKE;
        return names.stream().filter(name -> distance(written, name) <= allowed)
                .sorted(Comparator.comparingInt(name -> distance(written, name))).limit(MOST).toList();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static int distance(String written, String name) {
        String whole = plain(name);
        String last = plain(name.substring(name.lastIndexOf('.') + 1));
        boolean contained = whole.contains(written) || written.contains(last) && 2 * last.length() > written.length();
        return Math.min(contained ? 1 : Integer.MAX_VALUE, Math.min(edits(written, whole), edits(written, last)));
    }

    /** How many characters have to be added, removed or replaced to make one of the other. */
    private static int edits(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
