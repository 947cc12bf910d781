// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.ProtocolBuilder;
import dev.freshet.core.scenario.Action;
import dev.freshet.core.scenario.Place;
import dev.freshet.core.scenario.Protocol;
import dev.freshet.http.HttpDsl;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.client.Connections;
import dev.freshet.http.request.RedirectingTransport;
import dev.freshet.http.request.UserWire;
import dev.freshet.http.sse.SseCompiler;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HTTP during one run. Confined to the main thread. */
final class HttpRun implements Protocol.Run {

    private final Connections wire;
    private final Runnable onClose;
    private final Map<HttpProtocolBuilder, SseCompiler> compilers = new HashMap<>();

    /**
     * HTTP on those connections.
     *
     * @param onClose lets go of what the connections share
     */
    HttpRun(Connections wire, Runnable onClose) {
        this.wire = wire;
        this.onClose = onClose;
    }

    @Override
    public Action compile(ActionBuilder action, @Nullable ProtocolBuilder settings, Place place, Action next) {
        HttpProtocolBuilder protocol = settings instanceof HttpProtocolBuilder http ? http : HttpDsl.http;
        Action compiled = compilers.computeIfAbsent(protocol, this::compiler).compile(action, next);
        if (compiled == null) {
            throw new IllegalArgumentException("Not an action of HTTP: " + action.words());
        }
        return compiled;
    }

    @Override
    public void close() {
        compilers.values().forEach(SseCompiler::adviseAtEnd);
        onClose.run();
    }

    private SseCompiler compiler(HttpProtocolBuilder protocol) {
        return new SseCompiler(
                protocol,
                user -> new RedirectingTransport(UserWire.of(user, wire).dedicated(), protocol.redirects()));
    }
}
