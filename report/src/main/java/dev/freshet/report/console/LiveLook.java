// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.Internal;

/**
 * What the user wants to see of a run. Immutable.
 *
 * @param hasDetails whether scenarios, streams and requests are told one by one
 * @param hasHelp whether the keys are explained
 * @param ending by what the run has been asked to end; empty while it goes on
 */
@Internal
public record LiveLook(boolean hasDetails, boolean hasHelp, String ending) {

    /** What is seen at first. */
    public static final LiveLook FIRST = new LiveLook(false, false, "");

    public LiveLook withDetails(boolean changed) {
        return new LiveLook(changed, hasHelp, ending);
    }

    public LiveLook withHelp(boolean changed) {
        return new LiveLook(hasDetails, changed, ending);
    }

    public LiveLook withEnding(String changed) {
        return new LiveLook(hasDetails, hasHelp, changed);
    }
}
