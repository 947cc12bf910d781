// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.DurationText;
import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.http.ResponseHandling.Reporting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A plain request. The user goes on when the whole response has come, its redirects followed. Immutable.
 *
 * <p>Unless a check looks at the status, it must be 2xx or 304. Checks run in the order address, status, headers, body, time, and within each of
 * these as they were given; all of them run, and the first failure is reported. Where the server says that nothing has changed (304), there is
 * no body and the checks of it are left out.
 */
public final class HttpRequestActionBuilder extends RequestWithBodyActionBuilder<HttpRequestActionBuilder> {

    private final ResponseHandling handling;
    private final Exchange exchange;

    private HttpRequestActionBuilder(RequestTemplate request, ResponseHandling handling, Exchange exchange) {
        super(request);
        this.handling = handling;
        this.exchange = exchange;
    }

    static HttpRequestActionBuilder of(RequestTemplate request) {
        return new HttpRequestActionBuilder(request, ResponseHandling.DEFAULT, new Exchange(null, true, List.of()));
    }

    /**
     * How the request is made.
     *
     * @param timeout null for that of the protocol
     * @param followRedirects whether redirects are followed, if those of the protocol are
     * @param resources what is fetched afterwards, all at the same time
     */
    @Internal
    public record Exchange(
            @Nullable Duration timeout, boolean followRedirects, List<HttpRequestActionBuilder> resources) {}

    // ---- checks --------------------------------------------------------------------------------------------------

    /** What the response must be like. Adds to earlier checks. */
    public HttpRequestActionBuilder check(CheckBuilder... checks) {
        return check(Arrays.asList(checks));
    }

    /** What the response must be like. Adds to earlier checks. */
    public HttpRequestActionBuilder check(List<CheckBuilder> checks) {
        return with(handling.with(null, checks));
    }

    /** Checks for the case that the expression is true for the session, as earlier checks left it. */
    public UntypedCondition checkIf(String condition) {
        return new UntypedCondition(this, new ResponseCheck.Condition.OfSession(Dynamic.el(condition, Boolean.class)));
    }

    /** Checks for the case that the function says true for the session, as earlier checks left it. */
    public UntypedCondition checkIf(Function<Session, Boolean> condition) {
        return new UntypedCondition(this, new ResponseCheck.Condition.OfSession(Dynamic.of(condition)));
    }

    /** Checks for the case that the function says true for the response and the session, as earlier checks left it. */
    public TypedCondition checkIf(BiFunction<Response, Session, Boolean> condition) {
        return new TypedCondition(this, new ResponseCheck.Condition.OfResponse(condition));
    }

    /** Leaves out the checks that the protocol has for all requests. */
    public HttpRequestActionBuilder ignoreProtocolChecks() {
        return with(handling.withoutProtocolChecks());
    }

    /** Replaces the response by what the function makes of it, before it is checked. */
    public HttpRequestActionBuilder transformResponse(BiFunction<Response, Session, Response> f) {
        return with(handling.with(f));
    }

    // ---- the rest ------------------------------------------------------------------------------------------------

    /** Does not report the request, and does not let it fail the user. Groups have its time all the same. */
    public HttpRequestActionBuilder silent() {
        return with(handling.with(Reporting.SILENT));
    }

    /** Reports the request, whatever the protocol says of reporting. */
    public HttpRequestActionBuilder notSilent() {
        return with(handling.with(Reporting.NOT_SILENT));
    }

    /** Takes an answer that sends the client elsewhere as it is. */
    public HttpRequestActionBuilder disableFollowRedirect() {
        return with(new Exchange(exchange.timeout(), false, exchange.resources()));
    }

    /** How many seconds the request may take, from its start to the end of its response. Each redirect has as long again. */
    public HttpRequestActionBuilder requestTimeout(int timeout) {
        return requestTimeout(Duration.ofSeconds(timeout));
    }

    /** How long the request may take, from its start to the end of its response. Each redirect has as long again. */
    public HttpRequestActionBuilder requestTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new SimulationException("requestTimeout(" + DurationText.of(timeout) + "): give a time above zero");
        }
        return with(new Exchange(timeout, exchange.followRedirects(), exchange.resources()));
    }

    /** Fetches these after the response, all at the same time; the user goes on when the last is there. Adds to earlier ones. */
    public HttpRequestActionBuilder resources(HttpRequestActionBuilder... res) {
        return resources(Arrays.asList(res));
    }

    /** Fetches these after the response, all at the same time; the user goes on when the last is there. Adds to earlier ones. */
    public HttpRequestActionBuilder resources(List<HttpRequestActionBuilder> res) {
        List<HttpRequestActionBuilder> more = new ArrayList<>(exchange.resources());
        more.addAll(res);
        return with(new Exchange(exchange.timeout(), exchange.followRedirects(), List.copyOf(more)));
    }

    // ---- for the rooms -------------------------------------------------------------------------------------------

    @Internal
    public ResponseHandling handling() {
        return handling;
    }

    @Internal
    public Exchange exchange() {
        return exchange;
    }

    @Override
    @Internal
    public String words() {
        return StreamReference.words("http", request().name()) + "."
                + request().target().methodWord().toLowerCase(Locale.ROOT);
    }

    @Override
    HttpRequestActionBuilder with(RequestTemplate newRequest) {
        return new HttpRequestActionBuilder(newRequest, handling, exchange);
    }

    private HttpRequestActionBuilder with(ResponseHandling newHandling) {
        return new HttpRequestActionBuilder(request(), newHandling, exchange);
    }

    private HttpRequestActionBuilder with(Exchange newExchange) {
        return new HttpRequestActionBuilder(request(), handling, newExchange);
    }

    /** The step between a condition on the session and its checks. */
    public static final class UntypedCondition extends Conditional {

        private UntypedCondition(HttpRequestActionBuilder base, ResponseCheck.Condition condition) {
            super(base, condition);
        }
    }

    /** The step between a condition on the response and its checks. */
    public static final class TypedCondition extends Conditional {

        private TypedCondition(HttpRequestActionBuilder base, ResponseCheck.Condition condition) {
            super(base, condition);
        }
    }

    /** The step between a condition and its checks. */
    public abstract static sealed class Conditional {

        private final HttpRequestActionBuilder base;
        private final ResponseCheck.Condition condition;

        private Conditional(HttpRequestActionBuilder base, ResponseCheck.Condition condition) {
            this.base = base;
            this.condition = condition;
        }

        /** The checks; the condition is evaluated anew for each of them. */
        public final HttpRequestActionBuilder then(CheckBuilder... thenChecks) {
            return then(Arrays.asList(thenChecks));
        }

        /** The checks; the condition is evaluated anew for each of them. */
        public final HttpRequestActionBuilder then(List<CheckBuilder> thenChecks) {
            return base.with(base.handling.with(condition, thenChecks));
        }
    }
}
