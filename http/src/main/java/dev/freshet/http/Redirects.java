// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Internal;

/**
 * What becomes of an answer that sends the client elsewhere.
 *
 * @param max how many may follow each other; 0 if none is followed
 * @param strict302 whether a 302 leaves the method as it was
 */
@Internal
public record Redirects(int max, boolean strict302) {

    static final Redirects DEFAULT = new Redirects(20, false);
}
