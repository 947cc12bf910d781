// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.plain;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.Internal;
import dev.freshet.core.SimulationException;
import dev.freshet.core.scenario.Action;
import dev.freshet.http.ConcurrentRequests;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.HttpRequestActionBuilder;
import dev.freshet.http.JarAction;
import dev.freshet.http.Redirects;
import dev.freshet.http.ResponseDefaults;
import dev.freshet.http.request.BaseUrls;
import dev.freshet.http.request.Durations;
import dev.freshet.http.request.RequestCompiler;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Compiles plain requests to actions, for one protocol. Used on the main thread while a run is set up. */
@Internal
public final class PlainCompiler {

    private final HttpProtocolBuilder protocol;
    private final RequestCompiler requests;
    private final UserHttps users;

    public PlainCompiler(HttpProtocolBuilder protocol, UserHttps users) {
        this.protocol = protocol;
        this.requests = new RequestCompiler(protocol, List.of());
        this.users = users;
    }

    /** Whether that action is a plain request, or is about what such requests leave with the user. */
    public static boolean owns(ActionBuilder action) {
        return action instanceof HttpRequestActionBuilder
                || action instanceof ConcurrentRequests
                || action instanceof JarAction;
    }

    /**
     * Compiles one action.
     *
     * @return null if it is none of this room
     * @throws SimulationException when the description is faulty
     */
    public @Nullable Action compile(ActionBuilder action, Action next) {
        if (action instanceof HttpRequestActionBuilder request) {
            return new PlainAction(plan(request), users, next);
        }
        if (action instanceof ConcurrentRequests concurrent) {
            return new ConcurrentAction(plans(concurrent.requests()), users, next);
        }
        if (action instanceof JarAction jar) {
            BaseUrls baseUrls = BaseUrls.compile(protocol.requests().baseUrls());
            return new JarActions(users, baseUrls).compile(jar, next);
        }
        return null;
    }

    private List<PlainPlan> plans(List<HttpRequestActionBuilder> described) {
        return described.stream().map(this::plan).toList();
    }

    private PlainPlan plan(HttpRequestActionBuilder described) {
        HttpRequestActionBuilder.Exchange exchange = described.exchange();
        Duration timeout = exchange.timeout() == null ? protocol.requests().timeout() : exchange.timeout();
        Redirects redirects = protocol.redirects();
        return new PlainPlan(
                requests.compile(described.request()),
                ResponseCheckCompiler.compile(protocol.responses(), described.handling()),
                exchange.followRedirects() ? redirects : redirects.off(),
                silence(described),
                Durations.toNs(timeout),
                protocol.responses().caching(),
                plans(exchange.resources()));
    }

    private PlainPlan.Silence silence(HttpRequestActionBuilder described) {
        ResponseDefaults.Silent silent = protocol.responses().silent();
        return switch (described.handling().silence()) {
            case SILENT -> (uri, isResource) -> true;
            case NOT_SILENT -> (uri, isResource) -> false;
            case BY_PROTOCOL -> {
                Pattern pattern = silent.uriPattern() == null ? null : pattern(silent.uriPattern());
                yield (uri, isResource) -> (isResource && silent.resources())
                        || (pattern != null && pattern.matcher(uri.toString()).matches());
            }
        };
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new SimulationException("silentUri(\"" + text + "\"): " + e.getDescription(), e);
        }
    }
}
