// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands for an option where the command line does not name it.
 *
 * @param values one, or several for an option that can be given several times
 * @param origin where it is set, for sentences
 */
record Setting(String key, List<String> values, String origin) {

    /** The same with one more value. */
    Setting and(String value) {
        List<String> more = new ArrayList<>(values);
        more.add(value);
        return new Setting(key, List.copyOf(more), origin);
    }
}
