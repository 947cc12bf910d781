// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import dev.freshet.core.Internal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/**
 * How the addresses of hosts are found. Immutable.
 *
 * @param aliases addresses of hosts that are not asked for, by the host's name in lower case
 * @param isAsync whether name servers are asked by this process itself; else by the operating system
 * @param servers the name servers to ask in turn; empty for those of the machine
 * @param isPerUser whether each user remembers answers for itself
 */
@Internal
public record NameSettings(
        Map<String, List<InetAddress>> aliases, boolean isAsync, List<InetSocketAddress> servers, boolean isPerUser) {

    /** By the operating system, remembered for all. */
    public static final NameSettings STANDARD = new NameSettings(Map.of(), false, List.of(), false);
}
