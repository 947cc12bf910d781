// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

/**
 * Seconds of a run, one after the other; the first one of the run is 0.
 *
 * @param last it included
 */
public record SecondRange(int first, int last) {

    /** {@code 7}, {@code 3–5}. */
    public String text() {
        return first == last ? Integer.toString(first) : first + "–" + last;
    }
}
