// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.Internal;
import dev.freshet.core.time.Loop;
import dev.freshet.http.client.HttpTransport;

/** Gives the transport of a loop. Safe for any thread. */
@Internal
@FunctionalInterface
public interface Transports {

    HttpTransport on(Loop loop);
}
