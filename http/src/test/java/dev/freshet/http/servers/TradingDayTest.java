// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.servers;

import static dev.freshet.core.CoreDsl.StringBody;
import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.css;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.exitBlockOnFail;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.listFeeder;
import static dev.freshet.core.CoreDsl.scenario;
import static dev.freshet.http.HttpDsl.CookieKey;
import static dev.freshet.http.HttpDsl.getCookieValue;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static dev.freshet.http.HttpDsl.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RunStats;
import dev.freshet.server.SampleServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A day of a trader: login by form, cookie, stream, an order by a plain request whose event comes on the stream, logout. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@ParameterizedClass
@EnumSource
class TradingDayTest {

    private final HttpVersion version;

    TradingDayTest(HttpVersion version) {
        this.version = version;
    }

    private static final int USERS = 40;

    private static final ChainBuilder LOGIN = exec(http("Form")
                    .get("/login")
                    .check(css("#login input[name=csrf]", "value").saveAs("csrf")))
            .exec(http("Login")
                    .post("/login")
                    .formParam("csrf", "#{csrf}")
                    .formParam("user", "#{user}")
                    .formParam("password", "#{user}-secret")
                    .check(css("#user").isEL("#{user}")))
            .exec(getCookieValue(CookieKey("auth")))
            .exec(http("Token").get("/token").check(jmesPath("user").isEL("#{user}")));

    private static final ChainBuilder TRADE = exec(sse("Open").get("/events/orders"))
            .exec(sse("Expect")
                    .expect(20)
                    .on(sse.checkMessage("Order")
                            .matching(jmesPath("event").is("order"))
                            .check(jmesPath("data.order").isEL("#{user}-1"))))
            .exec(http("Place")
                    .post("/orders")
                    .body(StringBody("{\"id\":\"#{user}-1\",\"amount\":5}"))
                    .asJson()
                    .check(status().saveAs("placed")))
            .exec(sse("Told").awaitExpected())
            .exec(sse("Close").close());

    private static final ChainBuilder LOGOUT = exec(http("Logout").post("/logout"))
            .exec(http("Locked out").get("/token").check(status().is(401)));

    @Test
    void tradersLogInOrderAreToldAndLogOut() {
        try (SampleServer server = SampleServer.start()) {
            RunStats stats = NetworkRun.of(simulation(server.baseUrl())).stats();

            assertThat(stats.failures()).isEmpty();
            assertThat(stats.allRequests().koCount()).isZero();
            assertThat(stats.requests())
                    .allSatisfy(row -> assertThat(row.okCount()).isEqualTo(USERS))
                    .extracting(RequestStats::name)
                    .containsExactlyInAnyOrder(
                            "Form",
                            "Login",
                            "Login Redirect 1",
                            "Token",
                            "Open",
                            "Place",
                            "Order",
                            "Close",
                            "Logout",
                            "Logout Redirect 1",
                            "Locked out");
        }
    }

    private Simulation simulation(String baseUrl) {
        List<Map<String, Object>> accounts = IntStream.range(0, USERS)
                .mapToObj(number -> Map.<String, Object>of("user", "trader-" + number))
                .toList();
        return new Simulation() {
            {
                setUp(scenario("Trading day")
                                .feed(listFeeder(accounts))
                                .exec(exitBlockOnFail().on(LOGIN, TRADE, LOGOUT))
                                .injectOpen(atOnceUsers(USERS)))
                        .protocols(version.to(baseUrl));
            }
        };
    }
}
