// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import java.util.ArrayList;
import java.util.List;

/** Seconds as they are found, in the order of time, merged into ranges: the first {@value #MOST} of these are kept, of others the seconds are counted. Confined to its owner. */
final class SecondRanges {

    static final int MOST = 20;

    private final List<SecondRange> ranges = new ArrayList<>();
    private int lastSecond = -1;
    private long further;
    private boolean isFull;

    /** Adds seconds, of which some may be there already. */
    void add(int first, int last) {
        int from = Math.max(first, 0);
        int end = ranges.size() - 1;
        if (!isFull && end >= 0 && from <= ranges.get(end).last() + 1) {
            SecondRange open = ranges.get(end);
            ranges.set(end, new SecondRange(Math.min(open.first(), from), Math.max(open.last(), last)));
        } else if (ranges.size() < MOST) {
            ranges.add(new SecondRange(from, last));
        } else {
            isFull = true;
            further += Math.max(0, last - Math.max(lastSecond, from - 1));
        }
        lastSecond = Math.max(lastSecond, last);
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    List<SecondRange> ranges() {
        return List.copyOf(ranges);
    }

    /** How many seconds are in none of the ranges. */
    long further() {
        return further;
    }
}
