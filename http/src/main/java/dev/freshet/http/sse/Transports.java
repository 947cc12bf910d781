// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.Internal;
import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.http.client.HttpTransport;

/** Gives the transport of a user, on the user's loop. */
@Internal
@FunctionalInterface
public interface Transports {

    HttpTransport of(VirtualUser user);
}
