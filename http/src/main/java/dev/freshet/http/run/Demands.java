// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.Dynamic;
import dev.freshet.core.trust.Demand;
import dev.freshet.http.ConcurrentRequests;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.HttpRequestActionBuilder;
import dev.freshet.http.Passages;
import dev.freshet.http.ProxySpec;
import dev.freshet.http.RequestTemplate;
import dev.freshet.http.SseConnectActionBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What users need of the machine, by scenario, as far as the descriptions tell without calling a function of their author. A stream has a connection of its own while it is open,
 * and one that is opened by the same name takes its place; plain requests have one for each server, and as many as go out at the same time. Confined to the main thread.
 */
final class Demands {

    /** Where an address is only known when it is asked for. */
    private static final String COMPUTED = "an address that is computed";

    private final Map<String, Scenario> scenarios = new HashMap<>();

    /** Notes an action of a scenario. */
    void note(String scenario, ActionBuilder action, HttpProtocolBuilder protocol) {
        Scenario noted = scenarios.computeIfAbsent(scenario, name -> new Scenario());
        if (action instanceof SseConnectActionBuilder connect) {
            if (noted.streams.add(connect.sseName())) {
                noted.add(Target.of(connect.request(), protocol), 1);
            }
        } else if (action instanceof HttpRequestActionBuilder request) {
            noted.plain(List.of(request), protocol);
            noted.plain(request.exchange().resources(), protocol);
        } else if (action instanceof ConcurrentRequests concurrent) {
            noted.plain(concurrent.requests(), protocol);
        }
    }

    Demand of(String scenario) {
        Scenario noted = scenarios.get(scenario);
        return noted == null ? Demand.NONE : noted.demand();
    }

    /** Where connections lead to. */
    private record Target(String server, int servers, HttpProtocolBuilder protocol) {

        /** The proxy, where there is one, or the server. */
        static Target of(RequestTemplate request, HttpProtocolBuilder protocol) {
            Target server = server(request, protocol);
            Passages passages = protocol.requests().passages();
            ProxySpec own = request.target().proxy();
            ProxySpec proxy = own == null ? passages.proxy() : own;
            if (proxy == null || passages.direct().contains(server.server.replaceFirst(":[0-9]+$", ""))) {
                return server;
            }
            return new Target(proxy.host() + ":" + proxy.port(), 1, protocol);
        }

        private static Target server(RequestTemplate request, HttpProtocolBuilder protocol) {
            List<String> bases = protocol.requests().baseUrls();
            String text = text(request.target().url());
            if (text.startsWith("http:") || text.startsWith("https:")) {
                String server = authority(text);
                return new Target(server.contains("#{") ? COMPUTED : server, 1, protocol);
            }
            if (bases.isEmpty()) {
                return new Target(COMPUTED, 1, protocol);
            }
            return bases.size() == 1
                    ? new Target(authority(bases.get(0)), 1, protocol)
                    : new Target("each of the base URLs", bases.size(), protocol);
        }

        private static String text(Dynamic<String> url) {
            if (url instanceof Dynamic.El<String> el) {
                return el.text();
            }
            return url instanceof Dynamic.Constant<String> constant ? constant.value() : "";
        }

        private static String authority(String url) {
            String rest = url.substring(url.indexOf(':') + 1).replaceFirst("^/+", "");
            String authority = rest.split("[/?]", 2)[0];
            return authority.substring(authority.lastIndexOf('@') + 1);
        }
    }

    /** What one user of a scenario needs. */
    private static final class Scenario {
        private final Set<Dynamic<String>> streams = new HashSet<>();
        private final Map<Target, Integer> ofStreams = new HashMap<>();
        private final Map<Target, Integer> ofRequests = new HashMap<>();

        void add(Target target, int more) {
            ofStreams.merge(target, more, Integer::sum);
        }

        /** Requests that go out at the same time. */
        void plain(List<HttpRequestActionBuilder> together, HttpProtocolBuilder protocol) {
            Map<Target, Integer> counts = new HashMap<>();
            together.forEach(request -> counts.merge(Target.of(request.request(), protocol), 1, Integer::sum));
            counts.forEach((target, count) -> ofRequests.merge(
                    target, Math.min(count, protocol.connections().maxPerHost()), Math::max));
        }

        Demand demand() {
            List<Demand.Connections> connections = new ArrayList<>();
            ofStreams.forEach((target, count) -> connections.add(connections(target, count)));
            ofRequests.forEach((target, count) -> connections.add(connections(target, count)));
            return new Demand(streams.size(), connections);
        }

        private static Demand.Connections connections(Target target, int count) {
            int local = ConnectionSettings.of(target.protocol.connections())
                    .localAddresses()
                    .size();
            return new Demand.Connections(target.server, count, target.servers, Math.max(1, local));
        }
    }
}
