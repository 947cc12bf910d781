// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.Expressions;
import dev.freshet.http.BasicAuth;
import dev.freshet.http.ProxySpec;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpUri;
import dev.freshet.http.wire.ProxyServer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proxy, before its credentials are known. Shared by all users.
 *
 * @param host as {@link HttpUri} has it
 */
record CompiledProxy(
        ProxySpec.Kind kind,
        String host,
        int port,
        @Nullable Expression<String> username,
        @Nullable Expression<String> password,
        List<CompiledHeader> connectHeaders) {

    private static final int MAX_PORT = 65_535;

    /**
     * Compiles a proxy.
     *
     * @throws SimulationException when the description is faulty
     */
    static CompiledProxy compile(ProxySpec spec) {
        boolean isSocks = spec.kind() == ProxySpec.Kind.SOCKS4 || spec.kind() == ProxySpec.Kind.SOCKS5;
        if (isSocks && !spec.connectHeaders().isEmpty()) {
            throw new SimulationException(where(spec) + ": SOCKS has no headers: remove connectHeader(...)");
        }
        if (spec.port() < 1 || spec.port() > MAX_PORT) {
            throw new SimulationException(where(spec) + ": a port is from 1 to " + MAX_PORT);
        }
        BasicAuth credentials = spec.credentials();
        return new CompiledProxy(
                spec.kind(),
                host(spec),
                spec.port(),
                credentials == null ? null : Expressions.compile(credentials.username()),
                credentials == null ? null : Expressions.compile(credentials.password()),
                spec.connectHeaders().stream().map(CompiledHeader::compile).toList());
    }

    private static String host(ProxySpec spec) {
        try {
            return host(spec.host());
        } catch (IllegalArgumentException e) {
            throw new SimulationException(
                    where(spec) + ": the host is a name or an address, and nothing else, such as proxy.example.com", e);
        }
    }

    private static String where(ProxySpec spec) {
        return "Proxy(\"" + spec.host() + "\", " + spec.port() + ")";
    }

    /**
     * The host as an URL has it; an address of IPv6 with or without brackets.
     *
     * @throws IllegalArgumentException when it is none, or has more to it
     */
    static String host(String named) {
        boolean isBareV6 = named.indexOf(':') != named.lastIndexOf(':') && !named.startsWith("[");
        String host = isBareV6 ? "[" + named + "]" : named;
        String parsed = HttpUri.parse("http://" + host + ":1/").host();
        if (host.indexOf('/') >= 0 || host.indexOf('?') >= 0 || host.indexOf('#') >= 0 || host.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("more than a host");
        }
        return parsed;
    }

    /** Whether it is the same for all users. */
    boolean isSame() {
        return (username == null || username.isConstant())
                && (password == null || password.isConstant())
                && connectHeaders.stream().allMatch(header -> header.value().isConstant());
    }

    /**
     * The proxy for that session.
     *
     * @throws dev.freshet.core.el.ExpressionException when the session does not allow it
     */
    ProxyServer resolve(Session session) {
        Headers.Builder headers = new Headers.Builder();
        connectHeaders.forEach(header -> header.writeTo(headers, session));
        ProxyServer.Login login = username == null || password == null
                ? null
                : new ProxyServer.Login(username.resolve(session), password.resolve(session));
        return new ProxyServer(kind, host, port, login, headers.build());
    }
}
