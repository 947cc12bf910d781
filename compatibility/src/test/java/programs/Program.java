// SPDX-License-Identifier: Apache-2.0
package programs;

import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import dev.freshet.compatibility.Origin;
import dev.freshet.compatibility.Trace;
import io.gatling.javaapi.core.*;
import io.gatling.javaapi.core.exec.Executable;
import io.gatling.javaapi.http.*;

/**
 * What programs share. A program is a simulation that is written once, for Gatling; {@code DifferentialTest} has Gatling run it as it stands, and Freshet
 * after the replacements of the guide to porting.
 */
public abstract class Program extends Simulation {

    /** The protocol of a program that has no wishes. */
    protected static final HttpProtocolBuilder ORIGIN = http.baseUrl(Origin.url());

    /** Has one user do that. */
    protected final SetUp one(Executable first, Executable... more) {
        return users(atOnceUsers(1), ORIGIN, first, more);
    }

    /** Has one user do that, by that protocol. */
    protected final SetUp one(HttpProtocolBuilder protocol, Executable first, Executable... more) {
        return users(atOnceUsers(1), protocol, first, more);
    }

    protected final SetUp users(
            OpenInjectionStep injection, HttpProtocolBuilder protocol, Executable first, Executable... more) {
        return setUp(scenario("Users").exec(first, more).injectOpen(injection)).protocols(protocol);
    }

    /** Notes that the user has come to that point, and whether it has failed. */
    protected static ChainBuilder at(String point) {
        return exec(session -> {
            Trace.add(point + (session.isFailed() ? ", failed" : ""));
            return session;
        });
    }

    /** Notes what those attributes are. */
    protected static ChainBuilder show(String... names) {
        return exec(session -> {
            for (String name : names) {
                if (session.contains(name)) {
                    Trace.value(name, session.get(name));
                } else {
                    Trace.add(name + " is not there");
                }
            }
            return session;
        });
    }

    /** Notes what those expressions are as texts: what a request with that body would send, and whether it can be built at all. */
    protected static ChainBuilder el(String... expressions) {
        ChainBuilder chain = exec(session -> session);
        for (String expression : expressions) {
            chain = chain.exec(session -> session.markAsSucceeded())
                    .exec(http("EL")
                            .post("/wire?" + expression.replaceAll("[^a-zA-Z0-9_.]", "-"))
                            .body(StringBody(expression)))
                    .exec(session -> {
                        Trace.add(session.isFailed() ? expression + " fails" : expression);
                        return session;
                    });
        }
        return chain;
    }

    /** Sets that attribute. */
    protected static ChainBuilder set(String name, Object value) {
        return exec(session -> session.set(name, value));
    }

    /** A request that is answered with that JSON. */
    protected static HttpRequestActionBuilder json(String name, String body) {
        return http(name).get("/answer").queryParam("type", "application/json").queryParam("body", session -> body);
    }

    /** A request that is answered with that text. */
    protected static HttpRequestActionBuilder text(String name, String body) {
        return http(name).get("/answer").queryParam("body", session -> body);
    }

    /** Each check in a request of its own, and what it saves as "v". */
    protected static ChainBuilder each(String body, CheckBuilder.Final... checks) {
        ChainBuilder chain = exec(session -> session);
        for (int i = 0; i < checks.length; i++) {
            chain = chain.exec(session -> session.markAsSucceeded().remove("v"))
                    .exec(json("check " + i, body).check(checks[i].saveAs("v")))
                    .exec(show("v"))
                    .exec(at("check " + i));
        }
        return chain;
    }

    /** A request that is answered with that status. */
    protected static HttpRequestActionBuilder status(String name, int status) {
        return http(name).get("/answer").queryParam("status", status);
    }

    /** A request that notes what is sent: its address, those headers, its body. */
    protected static String wire(String headers) {
        return "/wire?headers=" + headers;
    }

    /** A row without network. */
    protected static DummyBuilder row(String name) {
        return dummy(name, 0);
    }

    /** A row without network that fails. */
    protected static DummyBuilder failing(String name) {
        return dummy(name, 0).withSuccess(false);
    }
}
