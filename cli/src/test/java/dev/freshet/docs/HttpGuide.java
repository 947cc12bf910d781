// SPDX-License-Identifier: Apache-2.0
package dev.freshet.docs;

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.ChainBuilder;
import dev.freshet.http.HttpProtocolBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** What {@code docs/guide/http.md} shows. */
final class HttpGuide {

    private HttpGuide() {}

    static final class First extends GuideSimulation {
        // snippet: http-first
        ChainBuilder orderAndSee = exec(
                http("Form")
                        .get("/login")
                        .check(css("#login input[name=csrf]", "value").saveAs("csrf")),
                http("Log in")
                        .post("/login")
                        .formParam("csrf", "#{csrf}")
                        .formParam("user", "ann")
                        .formParam("password", "ann-secret"),
                sse("Orders").get("/events/orders"), // with the cookies of the login
                sse("Arm").expect(30).on(sse.checkMessage("Order arrives")),
                http("Order").post("/orders").check(status().is(201)),
                sse("Order seen").awaitExpected(),
                sse("Leave").close(),
                http("Log out").post("/logout"));
        // end

        {
            steps(orderAndSee);
        }

        @Override
        int succeedingPerUser() {
            return 6;
        }
    }

    static final class Requests extends GuideSimulation {
        // snippet: http-request
        ChainBuilder requests = exec(
                http("Search")
                        .get("/status/200")
                        .queryParam("body", "#{symbol}")
                        .header("X-Tenant", "a")
                        .requestTimeout(Duration.ofSeconds(30)),
                http("Save")
                        .put("/status/201")
                        .body(StringBody("{\"symbol\": \"#{symbol}\"}"))
                        .asJson(),
                http("Remove").delete("/status/204"),
                http("Any").httpRequest("PURGE", "/status/200"));
        // end

        {
            steps(
                    exec(session -> session.set("symbol", "BTC")),
                    http("Search")
                            .get("/status/200")
                            .queryParam("body", "#{symbol}")
                            .check(bodyString().is("BTC")),
                    http("Post").post("/status/200").body(StringBody("x")));
        }

        @Override
        int succeedingPerUser() {
            return 2;
        }
    }

    static final class ResponseChecks extends GuideSimulation {
        // snippet: http-checks
        ChainBuilder checked = exec(http("Prices")
                .get("/status/200?body=%7B%22price%22%3A7%7D&contentType=application/json")
                .check(
                        status().in(200, 203),
                        header("Content-Type").is("application/json"),
                        responseTimeInMillis().lt(60_000),
                        jsonPath("$.price").ofInt().saveAs("price"))
                .checkIf((response, session) -> response.bodyString().contains("error"))
                .then(jsonPath("$.error").notExists()));
        // end

        {
            steps(checked, doIfEquals("#{price}", 7).then(dummy("Saved", 1)));
        }

        @Override
        int succeedingPerUser() {
            return 2;
        }
    }

    static final class Cookies extends GuideSimulation {
        // snippet: http-http2
        HttpProtocolBuilder offered = http.baseUrl("https://gateway.example").enableHttp2();
        HttpProtocolBuilder inTheClear = http.baseUrl("http://localhost:8080")
                .http2PriorKnowledge(Map.of("localhost:8080", true))
                .http2StreamsPerConnection(100);
        // end

        // snippet: http-codings
        HttpProtocolBuilder compressed = http.baseUrl("http://localhost:8080").acceptEncodingHeader("gzip, deflate");
        // end

        // snippet: http-cookies
        ChainBuilder cookies = exec(
                addCookie(Cookie("theme", "dark")),
                http("Form").get("/login"),
                getCookieValue(CookieKey("session").saveAs("sessionId")),
                flushSessionCookies(),
                flushCookieJar(),
                flushHttpCache());
        // end

        {
            steps(cookies, doIf("#{sessionId.exists()}").then(dummy("Has a cookie", 1)));
        }

        @Override
        int succeedingPerUser() {
            return 2;
        }
    }

    static final class Protocol extends GuideSimulation {
        // snippet: http-protocol
        HttpProtocolBuilder httpProtocol = http.baseUrl("http://localhost:8080")
                .acceptHeader("application/json")
                .userAgentHeader("freshet")
                .authorizationHeader("Bearer #{token}")
                .check(bodyLength().lt(1_000_000))
                .silentUri(".*\\.png")
                .requestTimeout(Duration.ofSeconds(20))
                .disableCaching();
        // end

        {
            steps(
                    server().userAgentHeader("freshet").check(bodyLength().lt(1_000_000)),
                    exec(http("Page").get("/")));
        }
    }

    static final class Proxies extends GuideSimulation {
        // snippet: http-proxy
        HttpProtocolBuilder throughProxies = http.baseUrl("https://shop.example")
                .proxy(Proxy("proxy.example", 3128).credentials("#{user}", "#{password}"))
                .noProxyFor("localhost", "127.0.0.1");

        ChainBuilder another = exec(
                sse("Prices").get("/prices").proxy(Proxy("socks.example", 1080).socks5()));
        // end

        {
            steps(
                    server().proxy(Proxy("127.0.0.1", 1)).noProxyFor("localhost", "127.0.0.1"),
                    exec(
                            http("Straight")
                                    .get("/")
                                    .proxy(Proxy("127.0.0.1", 1).socks5()),
                            http("Nobody").get("http://shop.example/")));
        }

        @Override
        Set<String> errors() {
            return Set.of("proxy: connection refused");
        }
    }

    static final class Failing extends GuideSimulation {
        {
            steps(
                    http("Fine").get("/"),
                    http("Not found").get("/status/404"),
                    http("Nobody").get("http://127.0.0.1:1/"),
                    http("Silence").get("/silent").requestTimeout(1),
                    http("No order").post("/orders").check(status().is(201)));
        }

        @Override
        Set<String> errors() {
            return Set.of(
                    "unexpected status 404",
                    "connection refused",
                    "no response head within the request timeout",
                    "status.find.is(201), found 401");
        }
    }
}
