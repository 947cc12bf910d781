// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.oneliner;

import dev.freshet.core.Internal;
import dev.freshet.http.HttpDsl;
import dev.freshet.http.Proxy;
import dev.freshet.http.ProxySpec;
import dev.freshet.launch.LaunchException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A proxy as a command line names it. Immutable.
 *
 * @param login who it is told to be used by; empty for nobody
 */
@Internal
public record AskedProxy(ProxySpec.Kind kind, String host, int port, Optional<AskedRequest.Login> login) {

    private static final Map<String, ProxySpec.Kind> KINDS = Map.of(
            "http", ProxySpec.Kind.HTTP,
            "https", ProxySpec.Kind.HTTPS,
            "socks4", ProxySpec.Kind.SOCKS4,
            "socks4a", ProxySpec.Kind.SOCKS4,
            "socks5", ProxySpec.Kind.SOCKS5,
            "socks5h", ProxySpec.Kind.SOCKS5);

    /**
     * The proxy of a URL; without a scheme it speaks HTTP.
     *
     * @throws LaunchException when it names none
     */
    public static AskedProxy of(String text) {
        try {
            URI uri = new URI(text.contains("://") ? text : "http://" + text);
            ProxySpec.Kind kind = KINDS.get(uri.getScheme().toLowerCase(Locale.ROOT));
            String host = uri.getHost();
            if (kind == null || host == null || uri.getPort() < 0) {
                throw unusable(text);
            }
            String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            return new AskedProxy(kind, bare, uri.getPort(), login(uri.getUserInfo()));
        } catch (URISyntaxException e) {
            throw unusable(text);
        }
    }

    private static LaunchException unusable(String text) {
        return LaunchException.badInput(
                "--proxy " + text
                        + ": give http://, https://, socks4:// or socks5:// with a host and a port, such as http://proxy:3128.");
    }

    private static Optional<AskedRequest.Login> login(@Nullable String userInfo) {
        if (userInfo == null) {
            return Optional.empty();
        }
        int colon = userInfo.indexOf(':');
        return Optional.of(new AskedRequest.Login(
                colon < 0 ? userInfo : userInfo.substring(0, colon),
                colon < 0 ? "" : userInfo.substring(colon + 1),
                false));
    }

    Spoken<Proxy> spoken() {
        Spoken<Proxy> proxy =
                new Spoken<>(HttpDsl.Proxy(host, port), "Proxy(" + JavaText.literal(host) + ", " + port + ")");
        String method = "." + kind.name().toLowerCase(Locale.ROOT) + "()";
        proxy = switch (kind) {
            case HTTP -> proxy;
            case HTTPS -> proxy.directly(Proxy::https, method);
            case SOCKS4 -> proxy.directly(Proxy::socks4, method);
            case SOCKS5 -> proxy.directly(Proxy::socks5, method);
        };
        if (login.isEmpty()) {
            return proxy;
        }
        String user = JavaText.el(login.get().user());
        String password = JavaText.el(login.get().password());
        return proxy.directly(
                made -> made.credentials(user, password),
                ".credentials(" + JavaText.literal(user) + ", " + JavaText.literal(password) + ")");
    }
}
