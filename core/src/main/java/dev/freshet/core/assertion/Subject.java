// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import org.jspecify.annotations.Nullable;

/**
 * What one verdict is about.
 *
 * @param path its name in words
 * @param figures null if the run does not know it
 * @param reason why the run does not know it; empty if it does
 */
record Subject(String path, @Nullable Figures figures, String reason) {

    static Subject known(String path, Figures figures) {
        return new Subject(path, figures, "");
    }

    static Subject unknown(String path, String reason) {
        return new Subject(path, null, reason);
    }
}
