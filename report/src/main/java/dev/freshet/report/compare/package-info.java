// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. Two runs side by side, and several in a row: what differs by more than noise. It computes and shows nothing; how runs are compared is told in {@code
 * docs/comparing.md}, and why so in decision 0019.
 *
 * <pre>
 *   Interval ─► RunBlocks ┬► BlockTest ─► Evidence ─► Difference ─► Comparison
 *   Interval ─► RunBlocks ┘                 Holm
 *   RunStats ─► Trend
 * </pre>
 */
@NullMarked
package dev.freshet.report.compare;

import org.jspecify.annotations.NullMarked;
