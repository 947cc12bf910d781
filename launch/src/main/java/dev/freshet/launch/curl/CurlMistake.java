// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

import dev.freshet.core.text.SafeText;
import dev.freshet.launch.LaunchException;

/** What is wrong with a curl command. */
final class CurlMistake {

    private static final int MOST = 60;

    private CurlMistake() {}

    static LaunchException of(String what) {
        return LaunchException.badInput("curl command: " + what);
    }

    /** That the value of an option is not what it has to be. */
    static LaunchException value(String option, String value, String what) {
        return of(option + " '" + shown(value) + "': " + what);
    }

    /** Foreign text, harmless and short. */
    static String shown(String text) {
        String line = SafeText.line(text);
        return line.length() <= MOST ? line : SafeText.line(line.substring(0, MOST)) + "…";
    }
}
