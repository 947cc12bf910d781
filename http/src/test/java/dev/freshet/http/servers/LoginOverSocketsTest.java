// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.servers;

import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.css;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.form;
import static dev.freshet.core.CoreDsl.listFeeder;
import static dev.freshet.core.CoreDsl.scenario;
import static dev.freshet.http.HttpDsl.currentLocationRegex;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RunStats;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Users log in on a Jetty: a form with a token, a session cookie, a redirect, a page for that user. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@ParameterizedClass
@EnumSource
class LoginOverSocketsTest {

    private final HttpVersion version;

    LoginOverSocketsTest(HttpVersion version) {
        this.version = version;
    }

    private static final int USERS = 20;

    @Test
    void usersLogInByFormAndCookie() throws Exception {
        try (JettyShop shop = JettyShop.start()) {
            RunStats stats = run(
                    shop,
                    exec(http("Account").get("/account").disableFollowRedirect().check(status().is(302)))
                            .exec(http("Page")
                                    .get("/login")
                                    .check(
                                            form("#login").saveAs("form"),
                                            css("input[name=csrf]", "value").saveAs("token")))
                            .exec(http("Forged")
                                    .post("/login")
                                    .formParam("csrf", "x#{token}")
                                    .check(status().is(403)))
                            .exec(http("Login")
                                    .post("/login")
                                    .form("#{form}")
                                    .formParam("user", "#{user}")
                                    .check(
                                            currentLocationRegex("/(account)$").is("account"),
                                            css("h1.greeting").isEL("Hello #{user}"))));

            assertThat(stats.failures()).isEmpty();
            assertThat(stats.requests())
                    .extracting(RequestStats::name, row -> row.okCount(), row -> row.koCount())
                    .containsExactlyInAnyOrder(
                            tuple("Account", 20L, 0L),
                            tuple("Page", 20L, 0L),
                            tuple("Forged", 20L, 0L),
                            tuple("Login", 20L, 0L),
                            tuple("Login Redirect 1", 20L, 0L));
        }
    }

    private RunStats run(JettyShop shop, ChainBuilder chain) {
        List<Map<String, Object>> users = IntStream.range(0, USERS)
                .mapToObj(number -> Map.<String, Object>of("user", "user-" + number))
                .toList();
        return NetworkRun.of(new Simulation() {
                    {
                        setUp(scenario("Login")
                                        .feed(listFeeder(users))
                                        .exec(chain)
                                        .injectOpen(atOnceUsers(USERS)))
                                .protocols(version.to(shop.baseUrl()));
                    }
                })
                .stats();
    }
}
