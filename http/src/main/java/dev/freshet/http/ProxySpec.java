// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Internal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a simulation says of a proxy.
 *
 * @param credentials null for none
 * @param connectHeaders of the request for a tunnel, in order
 */
@Internal
public record ProxySpec(
        Kind kind, String host, int port, @Nullable BasicAuth credentials, List<Header> connectHeaders) {

    /** What a proxy speaks. */
    @Internal
    public enum Kind {
        HTTP,
        HTTPS,
        SOCKS4,
        SOCKS5
    }

    /** Where it is. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + "://" + host + ":" + port;
    }
}
