// SPDX-License-Identifier: Apache-2.0
package dev.freshet.docs;

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.ChainBuilder;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.SseMessageCheck;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What {@code docs/guide/sse.md} shows of the language that Gatling has too. */
final class SseGuide {

    private SseGuide() {}

    static final class First extends GuideSimulation {
        // snippet: sse-first
        ChainBuilder watch = exec(
                sse("Prices").get("/stocks/prices"),
                sse("First price").setCheck().await(30).on(sse.checkMessage("Snapshot")),
                pause(15),
                sse("Leave").close());
        // end

        {
            steps(watch);
        }

        @Override
        int succeedingPerUser() {
            return 3;
        }
    }

    static final class Names extends GuideSimulation {
        // snippet: sse-name
        ChainBuilder twoStreams = exec(
                sse("Connect prices").sseName("prices").get("/stocks/prices"),
                sse("Connect news").sseName("news").get("/events?rate=1"),
                sse("Wait for news").sseName("news").setCheck().await(30).on(sse.checkMessage("News")),
                sse("Close prices").sseName("prices").close(),
                sse("Close news", "news").close()); // the same in short
        // end

        {
            steps(twoStreams);
        }

        @Override
        int succeedingPerUser() {
            return 5;
        }
    }

    static final class StreamOfASymbol extends GuideSimulation {
        // snippet: sse-name-el
        ChainBuilder streamPerSymbol = foreach(List.of("BTC", "ETH"), "symbol")
                .on(sse("Connect #{symbol}").sseName("#{symbol}").get("/events?event=#{symbol}"));
        // end

        {
            steps(streamPerSymbol);
        }

        @Override
        int succeedingPerUser() {
            return 2;
        }
    }

    static final class Get extends GuideSimulation {
        // snippet: sse-get
        ChainBuilder connect = exec(sse("Connect").get("/stocks/prices"));
        // end

        {
            steps(connect);
        }
    }

    static final class Post extends GuideSimulation {
        // snippet: sse-post
        ChainBuilder connect = exec(sse("Connect").post("/stocks/prices").body(StringBody("{\"foo\": \"bar\"}")));
        // end

        {
            steps(connect);
        }
    }

    static final class ConnectChecks extends GuideSimulation {
        // snippet: sse-connect-check
        ChainBuilder connect = exec(sse("Connect")
                .get("/stocks/prices")
                .check(status().is(200), header("Cache-Control").saveAs("caching"))
                .await(5)
                .on(sse.checkMessage("Snapshot")));
        // end

        {
            steps(connect);
        }

        @Override
        int succeedingPerUser() {
            return 2;
        }
    }

    static final class MediaTypes extends GuideSimulation {
        // snippet: sse-content-type
        ChainBuilder connect = exec(
                sse("Lines").get("/events?contentType=application/x-ndjson").acceptContentType("application/x-ndjson"));

        HttpProtocolBuilder httpProtocol = http.baseUrl("http://localhost:8080").sseAcceptContentType("text/plain", "");
        // end

        {
            steps(connect);
        }
    }

    static final class Prompt extends GuideSimulation {
        // snippet: sse-request
        ChainBuilder ask = exec(sse("Ask")
                .post("/events")
                .queryParam("rate", 50)
                .queryParam("count", "#{words}")
                .header("X-Tenant", "tenant-#{tenant}")
                .basicAuth("user", "#{password}")
                .body(StringBody("{\"prompt\": \"Tell me of #{topic}\"}"))
                .asJson());
        // end

        {
            steps(
                    exec(session -> session.setAll(
                            Map.of("words", 5, "tenant", "a", "password", "secret", "topic", "springs"))),
                    ask);
        }
    }

    static final class Close extends GuideSimulation {
        // snippet: sse-close
        ChainBuilder close = exec(sse("Close").close());
        // end

        {
            steps(sse("Connect").get("/stocks/prices"), close);
        }

        @Override
        int succeedingPerUser() {
            return 2;
        }
    }

    static final class FromConnect extends GuideSimulation {
        SseMessageCheck sseCheck = sse.checkMessage("checkName");

        // snippet: sse-check-from-connect
        ChainBuilder connect =
                exec(sse("Connect").get("/stocks/prices").await(5).on(sseCheck));
        // end

        {
            steps(sse("Connect").get("/stocks/prices").await(60).on(sseCheck));
        }

        @Override
        int succeedingPerUser() {
            return 2;
        }
    }

    static final class FromFlow extends GuideSimulation {
        SseMessageCheck sseCheck = sse.checkMessage("checkName");

        // snippet: sse-check-from-flow
        ChainBuilder setCheck = exec(sse("SetCheck").setCheck().await(30).on(sseCheck));
        // end

        {
            steps(sse("Connect").get("/stocks/prices"), setCheck);
        }

        @Override
        int succeedingPerUser() {
            return 2;
        }
    }

    static final class SingleSequence extends GuideSimulation {
        SseMessageCheck sseCheck1 =
                sse.checkMessage("check1").check(jmesPath("event").is("snapshot"));
        SseMessageCheck sseCheck2 =
                sse.checkMessage("check2").check(jmesPath("event").is("update"));

        // snippet: sse-check-single-sequence
        ChainBuilder setCheck = exec(sse("SetCheck").setCheck().await(30).on(sseCheck1, sseCheck2));
        // end

        {
            steps(sse("Connect").get("/stocks/prices"), setCheck);
        }

        @Override
        int succeedingPerUser() {
            return 3;
        }
    }

    static final class MultipleSequence extends GuideSimulation {
        SseMessageCheck sseCheck1 =
                sse.checkMessage("check1").check(jmesPath("event").is("snapshot"));
        SseMessageCheck sseCheck2 =
                sse.checkMessage("check2").check(jmesPath("event").is("update"));

        // snippet: sse-check-multiple-sequence
        ChainBuilder setCheck = exec(
                sse("SetCheck").setCheck().await(15).on(sseCheck1).await(15).on(sseCheck2));
        // end

        {
            steps(
                    sse("Connect").get("/stocks/prices"),
                    sse("SetCheck").setCheck().await(60).on(sseCheck1).await(60).on(sseCheck2));
        }

        @Override
        int succeedingPerUser() {
            return 3;
        }
    }

    static final class Timeouts extends GuideSimulation {
        SseMessageCheck sseCheck = sse.checkMessage("checkName");

        // snippet: sse-timeouts
        ChainBuilder timeouts = exec(
                sse("Duration").setCheck().await(Duration.ofMillis(45_500)).on(sseCheck),
                sse("Expression").setCheck().await("#{patience}").on(sseCheck),
                sse("Function")
                        .setCheck()
                        .await(session -> Duration.ofSeconds(30L * session.getInt("patience")))
                        .on(sseCheck));
        // end

        {
            steps(exec(session -> session.set("patience", 30)), sse("Connect").get("/stocks/prices?rate=20"), timeouts);
        }

        @Override
        int succeedingPerUser() {
            return 4;
        }
    }

    static final class SingleCheck extends GuideSimulation {
        // snippet: sse-create-single-check
        SseMessageCheck sseCheck = sse.checkMessage("checkName").check(regex("\"event\":\"snapshot\"(.*)"));
        // end

        {
            steps(sse("Connect").get("/stocks/prices").await(60).on(sseCheck));
        }

        @Override
        int succeedingPerUser() {
            return 2;
        }
    }

    static final class MultipleChecks extends GuideSimulation {
        // snippet: sse-create-multiple-checks
        SseMessageCheck sseCheck = sse.checkMessage("checkName")
                .check(
                        jmesPath("event").is("snapshot"),
                        jsonPath("$.data[*].symbol").findAll().saveAs("symbols"));
        // end

        {
            steps(
                    sse("Connect").get("/stocks/prices").await(60).on(sseCheck),
                    doIfEquals("#{symbols(1)}", "ETH").then(dummy("Saved", 1)));
        }

        @Override
        int succeedingPerUser() {
            return 3;
        }
    }

    static final class Conditional extends GuideSimulation {
        // snippet: sse-check-if
        SseMessageCheck sseCheck = sse.checkMessage("Price")
                .check(jmesPath("event").saveAs("type"))
                .checkIf("#{strict}")
                .then(jsonPath("$.data[0].price").ofDouble().gt(0.0))
                .checkIf((message, session) -> message.contains("snapshot"))
                .then(jsonPath("$.data[*]").count().is(2));
        // end

        {
            steps(
                    exec(session -> session.set("strict", true)),
                    sse("Connect").get("/stocks/prices").await(60).on(sseCheck));
        }

        @Override
        int succeedingPerUser() {
            return 2;
        }
    }

    static final class Matching extends GuideSimulation {
        // snippet: sse-check-matching
        SseMessageCheck snapshot77535 = sse.checkMessage("checkName")
                .matching(jmesPath("event").is("snapshot"))
                .check(jmesPath("id").ofInt().is(77535));

        ChainBuilder setCheck = exec(sse("SetCheck").setCheck().await(1).on(snapshot77535));
        // end

        {
            steps(
                    sse("Connect").get("/stocks/prices").header("Last-Event-ID", "77534"),
                    sse("SetCheck").setCheck().await(60).on(snapshot77535));
        }

        @Override
        int succeedingPerUser() {
            return 2;
        }
    }

    static final class EveryEventInALoop extends GuideSimulation {
        // snippet: sse-loop
        ChainBuilder everyEvent = exec(
                sse("Connect").get("/events?rate=100&count=50"),
                repeat(50, "n")
                        .on(sse("Next")
                                .setCheck()
                                .await(30)
                                .on(sse.checkMessage("In order")
                                        .check(jmesPath("data.seq").ofInt().is(session -> session.getInt("n") + 1)))));
        // end

        {
            steps(everyEvent);
        }

        @Override
        int succeedingPerUser() {
            return 51;
        }
    }

    static final class Unmatched extends GuideSimulation {
        // snippet: sse-protocol
        HttpProtocolBuilder httpProtocol = http.baseUrl("http://localhost:8080")
                .sseUnmatchedInboundMessageBufferSize(5); // also: sseUnmatchedInboundMessageQueueSize
        // end

        // snippet: sse-process
        ChainBuilder keepAll =
                exec(sse.processUnmatchedMessages((messages, session) -> session.set("messages", messages)));

        ChainBuilder keepLast = exec(sse.processUnmatchedMessages((messages, session) -> messages.isEmpty()
                ? session
                : session.set("lastMessage", messages.get(messages.size() - 1).message())));

        ChainBuilder ofANamedStream = exec(sse.processUnmatchedMessages("prices", (messages, session) -> session));
        // end

        {
            steps(
                    server().sseUnmatchedInboundMessageBufferSize(5),
                    exec(
                            sse("Connect", "prices").get("/events?rate=0&count=20"),
                            sse("End", "prices").awaitEnd(60),
                            sse.processUnmatchedMessages(
                                    "prices", (messages, session) -> session.set("kept", messages.size())),
                            ofANamedStream,
                            sse("Connect").get("/events?count=1"),
                            sse("End").awaitEnd(60),
                            keepLast,
                            keepAll,
                            doIfEquals("#{kept}", 5)
                                    .then(doIf("#{lastMessage.exists()}").then(dummy("Kept", 1)))));
        }

        @Override
        int succeedingPerUser() {
            return 5;
        }
    }
}
