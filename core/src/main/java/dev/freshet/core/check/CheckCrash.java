// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

/** A check that can't come to a verdict. Its message says which step failed and why. Cheap: without stack trace. */
final class CheckCrash extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CheckCrash(String step, String reason) {
        super(step + " crashed: " + reason, null, false, false);
    }
}
