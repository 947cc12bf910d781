// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.oneliner;

import dev.freshet.core.Internal;
import dev.freshet.http.HttpDsl;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.Proxy;
import dev.freshet.http.wire.HttpUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Over what a command line has its requests sent. Immutable.
 *
 * @param http2 whether HTTP/2 is asked for: offered over TLS, taken for granted without
 * @param proxy empty for none
 * @param followsRedirects whether redirects are followed
 * @param properties system properties, which say whom TLS trusts
 */
@Internal
public record AskedConnection(
        boolean http2, Optional<AskedProxy> proxy, boolean followsRedirects, List<Property> properties) {

    /** Nothing is asked for. */
    public static final AskedConnection PLAIN = new AskedConnection(false, Optional.empty(), true, List.of());

    public AskedConnection {
        properties = List.copyOf(properties);
    }

    /** A system property. */
    public record Property(String name, String value) {}

    public AskedConnection withHttp2(boolean changed) {
        return new AskedConnection(changed, proxy, followsRedirects, properties);
    }

    public AskedConnection withProxy(AskedProxy changed) {
        return new AskedConnection(http2, Optional.of(changed), followsRedirects, properties);
    }

    public AskedConnection withRedirects(boolean changed) {
        return new AskedConnection(http2, proxy, changed, properties);
    }

    public AskedConnection with(Property property) {
        List<Property> more = new ArrayList<>(properties);
        more.add(property);
        return new AskedConnection(http2, proxy, followsRedirects, more);
    }

    /** Sets the system properties of this process, before a run. */
    void setProperties() {
        properties.forEach(property -> System.setProperty(property.name(), property.value()));
    }

    /** The protocol for requests to that address. */
    Spoken<HttpProtocolBuilder> protocol(HttpUri address) {
        Spoken<HttpProtocolBuilder> protocol = new Spoken<>(HttpDsl.http, "http");
        if (http2 && address.secure()) {
            protocol = protocol.directly(HttpProtocolBuilder::enableHttp2, ".enableHttp2()");
        } else if (http2) {
            String remote = address.host() + ":" + address.port();
            protocol = protocol.directly(
                    made -> made.http2PriorKnowledge(Map.of(remote, true)),
                    ".http2PriorKnowledge(Map.of(" + JavaText.literal(remote) + ", true))");
        }
        if (proxy.isPresent()) {
            Spoken<Proxy> through = proxy.get().spoken();
            protocol = protocol.then(made -> made.proxy(through.value()), ".proxy(" + through.java() + ")");
        }
        return followsRedirects
                ? protocol
                : protocol.then(HttpProtocolBuilder::disableFollowRedirect, ".disableFollowRedirect()");
    }
}
