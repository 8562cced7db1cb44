// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** A suggestion for a name that is not known: the known name that somebody may have meant. */
public final class NameSuggestion {

    /** What all names have in common says nothing about how near they are. */
    private static final String PREFIX = "maintenance.";

    /** What is longer resembles none of ours, however it goes on; the table of costs must not grow with it. */
    private static final int LONGEST = 100;

    private NameSuggestion() {}

    /** Returns the nearest of all names, however far; empty if there are none. Case and the signs between words do not count. */
    public static Optional<String> nearest(String wrong, Collection<String> names) {
        String plain = plain(wrong);
        return names.stream()
                .min(Comparator.comparingInt((String name) -> distance(plain, plain(name)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Returns the nearest name if the other may be a typing error for it; empty if it resembles none. */
    public static Optional<String> typo(String wrong, Collection<String> names) {
        return nearest(wrong, names).filter(name -> isTypo(wrong, name));
    }

    /** Returns {@code true} if a name may be a typing error for another, or is the same. */
    public static boolean isTypo(String wrong, String name) {
        int length = Math.min(plain(wrong).length(), plain(name).length());
        return distance(plain(wrong), plain(name)) <= Math.max(1, Math.min(3, length / 3));
    }

    private static String plain(String name) {
        String leaf = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        String beginning = leaf.length() > LONGEST ? leaf.substring(0, LONGEST) : leaf;
        return beginning.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
    }

    /** Counts the letters to insert, delete, replace, or swap with a neighbour. */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, new int[] {i, j});
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int[] at) {
        int i = at[0];
        int j = at[1];
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
