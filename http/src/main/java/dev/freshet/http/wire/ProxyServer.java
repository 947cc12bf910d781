// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.core.Internal;
import dev.freshet.http.ProxySpec;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A proxy as one request uses it. Immutable; those that are equal may stand in for each other.
 *
 * @param host a name or address, in lower case; an IPv6 address without brackets
 * @param login null for none
 * @param connectHeaders of the request for a tunnel
 */
@Internal
public record ProxyServer(
        ProxySpec.Kind kind,
        String host,
        int port,
        @Nullable Login login,
        Headers connectHeaders) {

    private static final int MAX_SOCKS_LOGIN = 255;

    /** What the proxy is told of who connects. */
    @Internal
    public record Login(String username, String password) {

        /** As a header has it (RFC 7617). */
        String basic() {
            return "Basic " + Base64.getEncoder().encodeToString((username + ':' + password).getBytes(UTF_8));
        }

        /** Nothing of it, since it is nobody else's business. */
        @Override
        public String toString() {
            return "***";
        }
    }

    /** Whether it speaks HTTP, secured or not. */
    public boolean speaksHttp() {
        return kind == ProxySpec.Kind.HTTP || kind == ProxySpec.Kind.HTTPS;
    }

    /** Whether the connection to the proxy itself is secured. */
    public boolean isSecured() {
        return kind == ProxySpec.Kind.HTTPS;
    }

    /** The headers of the request for a tunnel, with those that prove who asks for it. */
    public Headers tunnelHeaders() {
        String authorization = authorization();
        return authorization == null || connectHeaders.has(RequestEncoder.PROXY_AUTHORIZATION)
                ? connectHeaders
                : connectHeaders.with(RequestEncoder.PROXY_AUTHORIZATION, authorization);
    }

    /** The value of the header that proves who asks; null for none. */
    @Nullable
    String authorization() {
        return login == null ? null : login.basic();
    }

    /** Why the proxy can't be told what it is to be told; null if it can. */
    @Nullable
    String fault() {
        if (!speaksHttp() && login != null) {
            boolean fits = fitsSocks(login.username) && (kind == ProxySpec.Kind.SOCKS4 || fitsSocks(login.password));
            return fits ? null : FailureTexts.SOCKS_BAD_LOGIN;
        }
        for (Map.Entry<String, String> header : connectHeaders) {
            if (header.getValue().chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
                return FailureTexts.BAD_HEADER_VALUE;
            }
        }
        return RequestEncoder.fault(connectHeaders);
    }

    private static boolean fitsSocks(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_SOCKS_LOGIN
                && text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    /** Where it is; never whom it is told to be used by. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + "://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":"
                + port;
    }
}
