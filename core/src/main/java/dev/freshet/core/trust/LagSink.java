// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import dev.freshet.core.Internal;

/** Takes how late things were. Called on the loop that they were late on. */
@Internal
@FunctionalInterface
public interface LagSink {

    void record(long latenessNs);
}
