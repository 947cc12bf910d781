// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.text;

import dev.freshet.core.Internal;
import java.util.Arrays;

/** How far words are from each other, to guess which was meant. */
@Internal
public final class Spelling {

    private Spelling() {}

    /** How many letters must be put in, taken out or changed (Levenshtein). */
    public static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
