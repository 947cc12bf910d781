// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the connections of a protocol get to their servers, other than straight.
 *
 * @param proxy null for none
 * @param direct hosts that no proxy is used for
 * @param sourceV4 told by the PROXY protocol on a connection over IPv4; null for nothing
 * @param sourceV6 told by the PROXY protocol on a connection over IPv6; null for nothing
 */
@Internal
public record Passages(
        @Nullable ProxySpec proxy,
        List<String> direct,
        @Nullable Dynamic<String> sourceV4,
        @Nullable Dynamic<String> sourceV6) {

    static final Passages STRAIGHT = new Passages(null, List.of(), null, null);

    Passages through(ProxySpec newProxy) {
        return new Passages(newProxy, direct, sourceV4, sourceV6);
    }

    Passages straightTo(List<String> hosts) {
        return new Passages(proxy, List.copyOf(hosts), sourceV4, sourceV6);
    }

    Passages fromV4(Dynamic<String> address) {
        return new Passages(proxy, direct, address, sourceV6);
    }

    Passages fromV6(Dynamic<String> address) {
        return new Passages(proxy, direct, sourceV4, address);
    }
}
