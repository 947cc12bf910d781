// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

import java.math.BigInteger;

/**
 * A straight line from one number of users to another.
 *
 * <pre>
 *   users │            ___ to
 *         │        ___|
 *         │    ___|            at each instant the line, rounded down to whole users
 *    from │___|
 *         └───────────────── time
 * </pre>
 */
record ConcurrencyRamp(int from, int to, long durationNs) {

    /** The number of users at that time after the start of the ramp, before its end. Exact: products here outgrow a long. */
    int usersAt(long sinceStartNs) {
        BigInteger moved = BigInteger.valueOf((long) to - from).multiply(BigInteger.valueOf(sinceStartNs));
        BigInteger[] parts = moved.divideAndRemainder(BigInteger.valueOf(durationNs));
        int roundDown = parts[1].signum() < 0 ? 1 : 0;
        return from + parts[0].intValueExact() - roundDown;
    }
}
