// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.plain;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.Internal;
import dev.freshet.core.SimulationException;
import dev.freshet.core.scenario.Action;
import dev.freshet.core.scenario.Place;
import dev.freshet.http.ConcurrentRequests;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.HttpRequestActionBuilder;
import dev.freshet.http.JarAction;
import dev.freshet.http.Redirects;
import dev.freshet.http.ResponseDefaults;
import dev.freshet.http.request.BaseUrls;
import dev.freshet.http.request.Durations;
import dev.freshet.http.request.Recipes;
import dev.freshet.http.request.RequestCompiler;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Compiles plain requests to actions, for one protocol. Used on the main thread while a run is set up. */
@Internal
public final class PlainCompiler {

    /** All that this room does: what is said in a simulation, and what is done for it. */
    private static final Recipes<PlainCompiler> RECIPES = new Recipes<PlainCompiler>()
            .with(
                    HttpRequestActionBuilder.class,
                    (by, request, place, next) -> new PlainAction(by.plan(request), by.users, next))
            .with(
                    ConcurrentRequests.class,
                    (by, concurrent, place, next) ->
                            new ConcurrentAction(by.plans(concurrent.requests()), by.users, next))
            .with(JarAction.Add.class, (by, add, place, next) -> by.jar().compile(add, next))
            .with(JarAction.Get.class, (by, get, place, next) -> by.jar().compile(get, next))
            .with(JarAction.Flush.class, (by, flush, place, next) -> by.jar().compile(flush, next));

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
        return RECIPES.know(action);
    }

    /**
     * Compiles one action.
     *
     * @param place where in the simulation it stands
     * @return null if it is none of this room
     * @throws SimulationException when the description is faulty
     */
    public @Nullable Action compile(ActionBuilder action, Place place, Action next) {
        return RECIPES.compile(this, action, place, next);
    }

    private JarActions jar() {
        return new JarActions(users, BaseUrls.compile(protocol.requests().baseUrls()));
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
                silencing(described),
                Durations.toNs(timeout),
                protocol.responses().caching(),
                plans(exchange.resources()));
    }

    private PlainPlan.Silencing silencing(HttpRequestActionBuilder described) {
        ResponseDefaults.Silent silent = protocol.responses().silent();
        return switch (described.handling().reporting()) {
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
