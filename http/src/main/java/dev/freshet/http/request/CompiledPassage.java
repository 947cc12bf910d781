// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.core.el.Expressions;
import dev.freshet.http.Passages;
import dev.freshet.http.ProxySpec;
import dev.freshet.http.wire.IpText;
import dev.freshet.http.wire.Passage;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How requests get to their servers, before it is known for a user. Shared by all users. */
@Internal
public final class CompiledPassage {

    /** For what is the same for all. */
    private static final Session NOBODY = Session.create("", 0);

    private final @Nullable CompiledProxy proxy;
    private final Set<String> direct;
    private final @Nullable Source v4;
    private final @Nullable Source v6;
    private final @Nullable Passage same;

    private CompiledPassage(Passages passages, @Nullable ProxySpec proxy) {
        this.proxy = proxy == null ? null : CompiledProxy.compile(proxy);
        this.direct = hosts(passages.direct());
        this.v4 = Source.compile("proxyProtocolSourceIpV4Address", "IPv4", passages.sourceV4(), IpText::isV4);
        this.v6 = Source.compile("proxyProtocolSourceIpV6Address", "IPv6", passages.sourceV6(), IpText::isV6);
        boolean isSame = (this.proxy == null || this.proxy.isSame()) && Source.isSame(v4) && Source.isSame(v6);
        this.same = isSame ? resolved(NOBODY) : null;
    }

    /**
     * The passage of a protocol's requests.
     *
     * @param proxy in place of the protocol's; null for that one, if there is one
     * @throws SimulationException when the description is faulty
     */
    public static CompiledPassage compile(Passages passages, @Nullable ProxySpec proxy) {
        return new CompiledPassage(passages, proxy == null ? passages.proxy() : proxy);
    }

    /** The passage where it is the same for all users; else null. */
    public @Nullable Passage same() {
        return same;
    }

    /**
     * The passage for that session.
     *
     * @throws ExpressionException when the session does not allow one
     */
    Passage resolve(Session session) {
        return same == null ? resolved(session) : same;
    }

    private Passage resolved(Session session) {
        if (proxy == null && v4 == null && v6 == null) {
            return Passage.STRAIGHT;
        }
        return new Passage(
                proxy == null ? null : proxy.resolve(session),
                direct,
                v4 == null ? null : v4.resolve(session),
                v6 == null ? null : v6.resolve(session));
    }

    private static Set<String> hosts(List<String> named) {
        return named.stream().map(CompiledPassage::host).collect(Collectors.toUnmodifiableSet());
    }

    private static String host(String named) {
        try {
            if (named.indexOf('*') < 0 && !named.startsWith(".")) {
                return CompiledProxy.host(named);
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new SimulationException("noProxyFor: '" + named
                + "' is no host: give names or addresses as URLs have them, without port; patterns are not supported");
    }

    /** An address that is named as the client's. */
    private record Source(String method, String kind, Expression<String> address, Predicate<String> isValid) {

        static @Nullable Source compile(
                String method, String kind, @Nullable Dynamic<String> address, Predicate<String> isValid) {
            if (address == null) {
                return null;
            }
            Source source = new Source(method, kind, Expressions.compile(address), isValid);
            if (isSame(source) && !isValid.test(source.address.resolve(NOBODY))) {
                throw new SimulationException(
                        method + ": '" + source.address.resolve(NOBODY) + "' is no " + kind + " address");
            }
            return source;
        }

        static boolean isSame(@Nullable Source source) {
            return source == null || source.address.isConstant();
        }

        String resolve(Session session) {
            String given = address.resolve(session);
            if (!isValid.test(given)) {
                throw new ExpressionException(method + " gave no " + kind + " address");
            }
            return given;
        }
    }
}
