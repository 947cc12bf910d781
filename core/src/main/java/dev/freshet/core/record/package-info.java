// SPDX-License-Identifier: Apache-2.0
/**
 * The file that a run leaves behind while it is going on: items that can each be told to be whole, one after the other. What stands in an item is the affair of
 * those who write it; here is what keeps it apart from its neighbours, and finds the next one after damage.
 *
 * <p>Format: {@code docs/record.md}.
 */
@NullMarked
package dev.freshet.core.record;

import org.jspecify.annotations.NullMarked;
