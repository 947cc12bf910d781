// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import org.jspecify.annotations.Nullable;

/** The verdicts of one standing check. Confined to the thread of its owner. */
final class CheckCounts {

    long ok;
    long ko;

    @Nullable
    String firstFailure;

    void add(CheckCounts other) {
        ok += other.ok;
        ko += other.ko;
        if (firstFailure == null) {
            firstFailure = other.firstFailure;
        }
    }

    StandingCheckStats toStats(String name) {
        return new StandingCheckStats(name, ok, ko, firstFailure);
    }
}
