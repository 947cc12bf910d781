// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A proxy to send requests through. It speaks HTTP unless it is said to speak something else. Immutable.
 *
 * <p>What it is told of who connects, and the headers of its {@code CONNECT}, may hold expressions {@code #{...}}; where a function is taken instead, its result is
 * used as it is. Both are resolved for each request; users, and requests, with other credentials never share a connection.
 */
public final class Proxy {

    private final ProxySpec spec;

    Proxy(String host, int port) {
        this(new ProxySpec(ProxySpec.Kind.HTTP, host, port, null, List.of()));
    }

    private Proxy(ProxySpec spec) {
        this.spec = spec;
    }

    /** It speaks HTTP, which is the default. */
    public Proxy http() {
        return with(ProxySpec.Kind.HTTP);
    }

    /** It speaks HTTP over TLS: the connection to the proxy itself is secured, whatever goes through it. */
    public Proxy https() {
        return with(ProxySpec.Kind.HTTPS);
    }

    /** It speaks SOCKS 4; names are resolved by the proxy, as SOCKS 4a has it. */
    public Proxy socks4() {
        return with(ProxySpec.Kind.SOCKS4);
    }

    /** It speaks SOCKS 5; names are resolved by the proxy. */
    public Proxy socks5() {
        return with(ProxySpec.Kind.SOCKS5);
    }

    /** What it is told of who connects. SOCKS 4 knows a user name only: there the password is not sent. */
    public Proxy credentials(String username, String password) {
        return with(new BasicAuth(Dynamic.el(username), Dynamic.el(password)));
    }

    /** What it is told of who connects. SOCKS 4 knows a user name only: there the password is not sent. */
    public Proxy credentials(String username, Function<Session, String> password) {
        return with(new BasicAuth(Dynamic.el(username), Dynamic.of(password)));
    }

    /** What it is told of who connects. SOCKS 4 knows a user name only: there the password is not sent. */
    public Proxy credentials(Function<Session, String> username, String password) {
        return with(new BasicAuth(Dynamic.of(username), Dynamic.el(password)));
    }

    /** What it is told of who connects. SOCKS 4 knows a user name only: there the password is not sent. */
    public Proxy credentials(Function<Session, String> username, Function<Session, String> password) {
        return with(new BasicAuth(Dynamic.of(username), Dynamic.of(password)));
    }

    /** Adds a header to the request for a tunnel, {@code CONNECT}, which goes out for addresses with {@code https} and for HTTP/2. */
    public Proxy connectHeader(CharSequence name, String value) {
        return with(new Header(name.toString(), Dynamic.el(value)));
    }

    /** Adds a header to the request for a tunnel, {@code CONNECT}, which goes out for addresses with {@code https} and for HTTP/2. */
    public Proxy connectHeader(CharSequence name, Function<Session, String> value) {
        return with(new Header(name.toString(), Dynamic.of(value)));
    }

    /** Adds headers to the request for a tunnel, {@code CONNECT}, which goes out for addresses with {@code https} and for HTTP/2. */
    public Proxy connectHeaders(Map<? extends CharSequence, String> headers) {
        Proxy all = this;
        for (Map.Entry<? extends CharSequence, String> header : headers.entrySet()) {
            all = all.connectHeader(header.getKey(), header.getValue());
        }
        return all;
    }

    /** What has been said of it. */
    @Internal
    public ProxySpec spec() {
        return spec;
    }

    /** Where it is; never whom it is told to be used by. */
    @Override
    public String toString() {
        return spec.toString();
    }

    private Proxy with(ProxySpec.Kind kind) {
        return new Proxy(new ProxySpec(kind, spec.host(), spec.port(), spec.credentials(), spec.connectHeaders()));
    }

    private Proxy with(BasicAuth credentials) {
        return new Proxy(new ProxySpec(spec.kind(), spec.host(), spec.port(), credentials, spec.connectHeaders()));
    }

    private Proxy with(Header header) {
        List<Header> more = new ArrayList<>(spec.connectHeaders());
        more.add(header);
        return new Proxy(new ProxySpec(spec.kind(), spec.host(), spec.port(), spec.credentials(), List.copyOf(more)));
    }
}
