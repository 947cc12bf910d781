// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.Internal;

/**
 * The size of a window in characters.
 *
 * @param columns at least 1
 * @param rows at least 1
 */
@Internal
public record Window(int columns, int rows) {

    /** What terminals have been since there are any; stands for a size that nobody knows. */
    public static final Window USUAL = new Window(80, 24);

    public Window {
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException("A window of " + columns + " by " + rows + " characters shows nothing");
        }
    }

    /** Whether something that fitted another window may be too large for this one. */
    public boolean isSmallerThan(Window other) {
        return columns < other.columns || rows < other.rows;
    }
}
