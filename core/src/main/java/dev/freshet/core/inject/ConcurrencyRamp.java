// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

import java.math.BigInteger;

/**
 * A straight line from one number of users to another.
 *
 * <pre>
 *   users │            ___ to
 *         │        ___|
 *         │    ___|            at each instant the line, rounded to whole users towards where it began
 *    from │___|
 *         └───────────────── time
 * </pre>
 */
record ConcurrencyRamp(int from, int to, long durationNs) {

    /** The number of users at that time after the start of the ramp, up to its end. Exact: products here outgrow a long. */
    int usersAt(long sinceStartNs) {
        BigInteger moved = BigInteger.valueOf((long) to - from).multiply(BigInteger.valueOf(sinceStartNs));
        return from + moved.divide(BigInteger.valueOf(durationNs)).intValueExact();
    }
}
