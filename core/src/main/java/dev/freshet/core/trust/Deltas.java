// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

/** Differences and shares of values that may be unknown, and of counters that may have been set back. */
final class Deltas {

    private Deltas() {}

    /** How much a counter has grown; unknown where either is, or where it has not grown but shrunk. */
    static long of(long before, long now) {
        return before == TrustFigure.UNKNOWN || now == TrustFigure.UNKNOWN || now < before
                ? TrustFigure.UNKNOWN
                : now - before;
    }

    /** A part of a whole as a share, at most 1; unknown where the part is, or there is no whole. */
    static long share(long part, double whole) {
        if (part == TrustFigure.UNKNOWN || !(whole > 0)) {
            return TrustFigure.UNKNOWN;
        }
        return Math.round(Math.min(1, part / whole) * TrustFigure.WHOLE);
    }
}
